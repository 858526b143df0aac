"""The naive oracle: what the numbers mean, written once more from the specification alone.

Plain Python, slow, one sentence after the other; it shares no line with the product, so that a
figure on which both agree was understood twice. Journeys are dictionaries in the format of the
journey file, events are dictionaries with the names of the canonical event:

    event, user_id, timestamp (ISO, UTC), message_id, source_id, sequence, channel, touchpoint,
    device, value, currency, order_id, properties

Everything but event, user_id, timestamp and message_id may be missing; a missing sequence is the
place in the list, a missing source is one and the same.
"""

from tests.oracle.answers import Oracle

__all__ = ["Oracle"]
