"""Tables shaped as real systems export them; all people and numbers in them are made up."""

SHOPIFY = """Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Address1,Billing City,Billing Zip,Billing Country,Phone,Notes,Cancelled at,Refunded Amount,Id,Source
#1001,anna@example.com,paid,2026-03-01 10:02:11 +0100,fulfilled,2026-03-02 09:00:00 +0100,EUR,59.70,4.90,11.65,64.60,,0.00,2026-03-01 10:02:09 +0100,1,Desk lamp,49.90,L-1,Anna Neri,Via Po 1,Torino,'10121,IT,+39 333 1234567,,,0.00,5550001,web
#1001,anna@example.com,,,,,,,,,,,,2026-03-01 10:02:09 +0100,2,LED bulb,4.90,B-1,,,,,,,,,,,
#1002,bob@example.com,refunded,2026-03-05 18:30:00 +0100,fulfilled,2026-03-06 12:00:00 +0100,EUR,49.90,0.00,9.00,49.90,SPRING,5.00,2026-03-05 18:29:58 +0100,1,Desk lamp,49.90,L-1,Bob Blu,Via Roma 2,Milano,'20121,IT,,,2026-03-09 08:00:00 +0100,49.90,5550002,web
#1003,carla@example.com,paid,2026-04-17 11:00:00 +0200,,,EUR,14.70,0.00,2.65,14.70,,0.00,2026-04-17 10:59:41 +0200,3,LED bulb,4.90,B-1,Carla Rosa,Via Po 9,Torino,'10121,IT,,,,0.00,5550003,pos
"""

GA4 = """event_date,event_timestamp,event_name,user_pseudo_id,user_id,ga_session_id,page_location,device.category,geo.country,collected_traffic_source.manual_source,collected_traffic_source.manual_medium,collected_traffic_source.manual_campaign_name,ecommerce.transaction_id,ecommerce.purchase_revenue,currency
20260301,1772359200123456,page_view,1234567890.1772350000,,1772359100,https://shop.example/lamps,mobile,Italy,google,cpc,spring,,,
20260301,1772359260123456,view_item,1234567890.1772350000,,1772359100,https://shop.example/lamps/1,mobile,Italy,google,cpc,spring,,,
20260301,1772359320123456,add_to_cart,1234567890.1772350000,,1772359100,https://shop.example/lamps/1,mobile,Italy,google,cpc,spring,,,
20260301,1772359380123456,purchase,1234567890.1772350000,u-77,1772359100,https://shop.example/thanks,mobile,Italy,google,cpc,spring,T-900,49.9,EUR
20260302,1772445600123456,page_view,9876543210.1772440000,,1772445500,https://shop.example/,desktop,France,,,,,,
20260302,1772445660123456,page_view,9876543210.1772440000,,1772445500,https://shop.example/lamps,desktop,France,,,,,,
"""

HUBSPOT_DEALS = """Record ID,Deal Name,Deal Stage,Pipeline,Amount,Deal Currency,Create Date,Close Date,Deal owner,Associated Contact ID,Original Source
9001,Lamps for a hotel,Closed Won,Sales,12000.00,EUR,2026-01-10 09:15,2026-02-20 16:00,Marta Viola,501,Organic search
9002,Desk set,Closed Lost,Sales,900.00,EUR,2026-01-12 11:30,2026-02-01 10:00,Marta Viola,502,Paid search
9003,Reading room,Appointment Scheduled,Sales,3500.00,EUR,2026-02-03 14:45,2026-04-30 18:00,Ugo Verdi,503,Organic search
9004,Second hotel,Closed Won,Sales,8000.00,EUR,2026-02-11 08:05,2026-03-15 12:00,Ugo Verdi,501,Email marketing
"""

SUITECRM = """id,name,date_entered,date_modified,assigned_user_name,amount,currency_id,sales_stage,date_closed,lead_source,contact_id,deleted
3f2504e0-4f89-11d3-9a0c-0305e82c3301,Hotel lamps,2026-01-10 09:15:00,2026-02-21 08:00:00,mviola,12000.00,EUR,Closed Won,2026-02-20,Web Site,0c1f8a44-1111-4a6b-8c3e-aaaaaaaaaaaa,0
3f2504e0-4f89-11d3-9a0c-0305e82c3302,Desk set,2026-01-12 11:30:00,2026-02-02 08:00:00,mviola,900.00,EUR,Closed Lost,2026-02-01,Cold Call,0c1f8a44-2222-4a6b-8c3e-aaaaaaaaaaaa,0
3f2504e0-4f89-11d3-9a0c-0305e82c3303,Reading room,2026-02-03 14:45:00,2026-02-03 14:45:00,uverdi,3500.00,EUR,Prospecting,2026-04-30,Web Site,0c1f8a44-3333-4a6b-8c3e-aaaaaaaaaaaa,0
"""

ZENDESK = """Id,Subject,Description,Status,Priority,Via,Requester id,Requester name,Requester email,Assignee,Created at,Updated at,Solved at,Satisfaction Score
5001,Lamp does not turn on,The lamp arrived yesterday and it does not turn on at all.,solved,normal,email,70001,Anna Neri,anna@example.com,Sara,2026-03-02T10:00:00Z,2026-03-03T12:00:00Z,2026-03-03T11:30:00Z,good
5002,Where is my parcel?,I ordered a week ago and nothing has come so far.,open,high,chat,70002,Bob Blu,bob@example.com,Sara,2026-03-06T09:30:00Z,2026-03-06T09:45:00Z,,
5003,Wrong colour,I wanted the red one and you have sent me the white one.,solved,low,email,70003,Carla Rosa,carla@example.com,Ivo,2026-03-07T15:00:00Z,2026-03-09T10:00:00Z,2026-03-09T09:00:00Z,bad
"""

MAILCHIMP = """Email Address,First Name,Last Name,MEMBER_RATING,Campaign,Sent At,First Open At,First Click At,IP Address,EUID
anna@example.com,Anna,Neri,4,Spring news,2026-03-01 07:00:00,2026-03-01 08:10:00,2026-03-01 08:11:00,203.0.113.7,a1b2c3
bob@example.com,Bob,Blu,2,Spring news,2026-03-01 07:00:00,2026-03-02 19:00:00,,203.0.113.8,d4e5f6
carla@example.com,Carla,Rosa,3,Spring news,2026-03-01 07:00:00,,,203.0.113.9,g7h8i9
"""

SURVEYMONKEY = """Respondent ID,Collector ID,Date Created,Date Modified,IP Address,Email Address,How likely are you to recommend us to a friend?,Any other comments?
,,,,,,Response,Open-Ended Response
118001,400,03/25/2026 10:15:30 AM,03/25/2026 10:18:02 AM,203.0.113.7,,9,The lamp is lovely and it came in two days
118002,400,03/26/2026 02:40:11 PM,03/26/2026 02:41:55 PM,203.0.113.8,,3,The box was broken and nobody answered my mail
118003,400,03/27/2026 09:05:00 AM,03/27/2026 09:06:12 AM,203.0.113.9,,10,
"""

TILL = """Data;Ora;Negozio;Cassa;Scontrino;Articolo;Descrizione;Q.tà;Importo;Tessera;Cassiere
02/03/2026;09:12;MI01;1;1;8001;Lampada da tavolo;1;49,90;T-0001;Rossi M.
02/03/2026;09:12;MI01;1;1;8002;Lampadina LED;2;9,80;T-0001;Rossi M.
02/03/2026;10:05;MI01;1;2;8003;Vaso;1;1.250,00;T-0002;Rossi M.
14/03/2026;18:31;RM02;1;1;8001;Lampada da tavolo;1;49,90;T-0001;Verdi G.
15/03/2026;11:00;RM02;1;1;8002;Lampadina LED;3;14,70;T-0003;Verdi G.
"""

MARKETPLACE = """order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date
o1,c1,delivered,2026-01-04 13:38:37,2026-01-04 14:08:38,2026-01-06 10:00:00,2026-01-10 17:20:00,2026-01-24 00:00:00
o2,c2,shipped,2026-01-05 15:44:44,2026-01-06 15:57:59,2026-01-08 09:10:00,,2026-01-25 00:00:00
o3,c1,canceled,2026-02-07 09:00:00,,,,2026-02-27 00:00:00
"""

CLICKS = """timestamp,visitorid,event,itemid,transactionid
1433221332117,257597,view,355908,
1433224214164,257597,addtocart,355908,
1433224339340,257597,transaction,355908,4000
1433223236124,111016,view,318965,
1433223250000,111016,view,318966,
"""
