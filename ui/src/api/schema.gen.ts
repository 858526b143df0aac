// Made from openapi.json by `npm run client`: do not edit.

import type { JourneyDocument } from "@/journey/types.ts";
import type { Operation } from "@/operations/types.ts";
import type { Rule } from "@/journey/types.ts";
import type { Mapping } from "@/pages/data/types.ts";
import type { Text } from "@/journey/types.ts";
export interface paths {
    "/api/workspaces/{workspace}/journeys/{journey}/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agenda
         * @description What changed since the last check-in: operations, KPIs, comments, actions past their day.
         */
        get: operations["agenda"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audit
         * @description Check the map as it is drawn now, and by what was last measured of its rules.
         */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Comments
         * @description The comments of a journey, oldest first.
         */
        get: operations["comments"];
        put?: never;
        /**
         * Write Comment
         * @description Write a comment, or answer one.
         */
        post: operations["write_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/comments/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See Mentions
         * @description Note that one has seen where one is named.
         */
        post: operations["see_mentions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Comment
         * @description Delete one's own comment with its answers; admins may delete any.
         */
        delete: operations["delete_comment"];
        options?: never;
        head?: never;
        /**
         * Edit Comment
         * @description Change the text of one's own comment.
         */
        patch: operations["edit_comment"];
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/comments/{comment}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve Comment
         * @description Settle a comment, or open it again.
         */
        post: operations["resolve_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Data
         * @description What the workspace holds; why rows were kept aside is for those who may import.
         */
        get: operations["data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/data/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quarantine
         * @description The rows that were kept aside, with the reason of each, as CSV.
         */
        get: operations["quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload Events
         * @description Take in a file of events; it waits until it is imported, taken away, or a day old.
         */
        post: operations["upload_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/import/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look At Events
         * @description What the columns of a file seem to mean, with the reasons.
         */
        get: operations["look_at_events"];
        put?: never;
        /**
         * Import Events
         * @description Start to import a file; one at a time in a workspace.
         */
        post: operations["import_events"];
        /**
         * Forget Events
         * @description Take away a file that waits; not while it is imported.
         */
        delete: operations["forget_events"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/import/{upload}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Events
         * @description What the first rows of a file become; nothing is kept.
         */
        post: operations["preview_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can Draft
         * @description Say whether the workspace has events to draft a journey from.
         */
        get: operations["can_draft"];
        put?: never;
        /**
         * Draft Journey
         * @description Start to draft a journey; the job's result names it.
         */
        post: operations["draft_journey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Files
         * @description The documents of a workspace, newest first.
         */
        get: operations["list_files"];
        put?: never;
        /**
         * Upload File
         * @description Take in a document of at most 20 MB; its type is told by its content.
         */
        post: operations["upload_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download File
         * @description A document as a download; it is never shown inside our pages.
         */
        get: operations["download_file"];
        put?: never;
        post?: never;
        /**
         * Delete File
         * @description Take a document away that no journey's evidence names any more.
         */
        delete: operations["delete_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Guide
         * @description Where one was in the guide, and what each step has put on the map.
         */
        get: operations["guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Move Guide
         * @description Note where one is in the guide.
         */
        patch: operations["move_guide"];
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Say that the process is up.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description Say whether the database can be written, the folder be read, and the server goes on.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History
         * @description The changes of a journey, newest first, a hundred at a time; of one element if asked.
         */
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Version
         * @description The journey as it was at a version.
         */
        get: operations["version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Version
         * @description Bring a version back as a new change, which can be taken back like any other.
         */
        post: operations["restore_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Home
         * @description The home page of a workspace for the reader.
         */
        get: operations["home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitations
         * @description The open invitations of a workspace.
         */
        get: operations["invitations"];
        put?: never;
        /**
         * Invite
         * @description Invite somebody: send them the link, it works once and for seven days.
         */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw Invitation
         * @description Take an invitation back: its link opens nothing from now on.
         */
        delete: operations["withdraw_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Invitation
         * @description Say what a link invites to.
         */
        get: operations["see_invitation"];
        put?: never;
        /**
         * Accept Invitation
         * @description Join the workspace: with the account one is signed in to, another one, or a new one.
         */
        post: operations["accept_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description The jobs of a workspace, newest first.
         */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description One job.
         */
        get: operations["get_job"];
        put?: never;
        post?: never;
        /**
         * Stop Job
         * @description Stop a job; who may only read stops none but those that measure.
         */
        delete: operations["stop_job"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Journey File
         * @description The journey as a file, YAML or JSON.
         */
        get: operations["journey_file"];
        put?: never;
        /**
         * Save Journey File
         * @description Save the journey to the file it came from; 409 when that changed meanwhile.
         */
        post: operations["save_journey_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Journey
         * @description Let a file take the journey's place; one operation, which can be taken back.
         */
        post: operations["import_journey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Journeys
         * @description The journeys of a workspace, the one changed last first; those put away are marked.
         */
        get: operations["journeys"];
        put?: never;
        /**
         * Start Journey
         * @description Start a journey: blank, from a template, from another journey or from a file.
         */
        post: operations["start_journey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Journey
         * @description A journey: its document, its version, and who looks at it.
         */
        get: operations["journey"];
        put?: never;
        post?: never;
        /**
         * Archive Journey
         * @description Put a journey away; it can be brought back.
         */
        delete: operations["archive_journey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unarchive Journey
         * @description Bring a journey back that was put away.
         */
        post: operations["unarchive_journey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events
         * @description What happens in the workspace, as server-sent events; `Last-Event-ID` brings what was missed.
         *
         *     Kinds: `operation`, `comment`, `presence`, `timer`, `job`, `measured`, `reload`.
         */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Say who is signed in.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Me
         * @description Change name, language or look.
         */
        patch: operations["change_me"];
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Change the password; every other browser is signed out at once.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/measured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Measured
         * @description What is known of the layer, for a period and a segment; nothing is measured here.
         */
        get: operations["measured"];
        put?: never;
        /**
         * Measure Anew
         * @description Measure it anew; a job that does so already is the answer.
         */
        post: operations["measure_anew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members
         * @description The members of a workspace, by name.
         */
        get: operations["members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/members/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Member
         * @description Take a member out, or leave; the last admin stays.
         */
        delete: operations["remove_member"];
        options?: never;
        head?: never;
        /**
         * Change Member
         * @description Give a member another role; the last admin stays one.
         */
        patch: operations["change_member"];
        trace?: never;
    };
    "/api/workspaces/{workspace}/members/{user}/password-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Member Password Link
         * @description Make a link by which a member sets a new password.
         */
        post: operations["member_password_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign In By Oidc
         * @description Send the browser to the identity provider.
         */
        get: operations["sign_in_by_oidc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/oidc/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Oidc Back
         * @description Take the browser back from the identity provider, and sign its person in.
         */
        get: operations["oidc_back"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Operations
         * @description The operations after a version, oldest first, at most 500.
         */
        get: operations["operations"];
        put?: never;
        /**
         * Change Journey
         * @description Carry out an operation; 409 with the fields when others changed the same ones since.
         */
        post: operations["change_journey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Picture
         * @description The journey as a picture, as it is now or at a version; beside another, or measured.
         */
        get: operations["picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Journey Differences
         * @description What another journey of the workspace has otherwise than this one.
         */
        get: operations["journey_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say Presence
         * @description Say where one is; the others see it. The answer says who else is there.
         */
        post: operations["say_presence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/timer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Timer
         * @description Start the timer of a journey for everybody, or stop it.
         */
        post: operations["set_timer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/rules/sentence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rule Sentence
         * @description A rule as a sentence in the reader's language.
         */
        post: operations["rule_sentence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rule Preview
         * @description Count whom a rule would match, beside the rule of today; nothing is saved.
         */
        post: operations["rule_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Seen
         * @description Names of events and channels; properties, of some events only; the values of one property.
         *
         *     With `field` its values alone are told; `search` keeps those that hold a text.
         */
        get: operations["seen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Sessions
         * @description The browsers in which I am signed in, the one used last first.
         */
        get: operations["my_sessions"];
        put?: never;
        post?: never;
        /**
         * End Other Sessions
         * @description Sign out everywhere but here.
         */
        delete: operations["end_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Session
         * @description Sign out one browser; that of somebody else is not there.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Setup Open
         * @description Say that setup is open; it is not there any more once somebody has an account.
         */
        get: operations["setup_open"];
        put?: never;
        /**
         * Set Up
         * @description Make the first admin and sign them in.
         */
        post: operations["set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign In Methods
         * @description Say how one can sign in, whether one is in, and whether the first admin is missing.
         */
        get: operations["sign_in_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Sign in with e-mail and password; the answer to a wrong one is always the same.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In By Link
         * @description Sign in with a one-time link; a link for a new password wants that too.
         */
        post: operations["sign_in_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out
         * @description Sign out: the session ends in the database, not only in the browser.
         */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggestions
         * @description List touchpoints to decide on, by stage, the best known first; a few a stage, or all.
         */
        get: operations["suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Templates
         * @description The templates, with their stages and what they hold.
         */
        get: operations["templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Catalogue
         * @description Touchpoints, channels, KPIs, wants, marks and teams that maps commonly hold.
         */
        get: operations["catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens
         * @description My tokens in a workspace; an admin sees everybody's.
         */
        get: operations["tokens"];
        put?: never;
        /**
         * Make Token
         * @description Make a token; it never may more than I, and less as soon as I may less.
         */
        post: operations["make_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Token
         * @description Revoke a token: it opens nothing from now on.
         */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Votes
         * @description The items of the board that one voted for.
         */
        get: operations["my_votes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}/journeys/{journey}/votes/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Vote For
         * @description Vote for a problem or an idea of the board, by its id.
         */
        put: operations["vote_for"];
        post?: never;
        /**
         * Take Vote Back
         * @description Take one's vote back.
         */
        delete: operations["take_vote_back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Workspaces
         * @description The workspaces I belong to.
         */
        get: operations["workspaces"];
        put?: never;
        /**
         * Make Workspace
         * @description Make a workspace and become its admin; who is admin nowhere may not.
         */
        post: operations["make_workspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspaces/{workspace}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Workspace
         * @description A workspace and its settings.
         */
        get: operations["see_workspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Workspace
         * @description Change the name or the settings of a workspace.
         */
        patch: operations["change_workspace"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Acceptance
         * @description Name and password of a new account; the password alone where there is one.
         */
        Acceptance: {
            /** Name */
            name?: string | null;
            /** Password */
            password?: string | null;
        };
        /**
         * Agenda
         * @description What to talk about at the next check-in.
         */
        Agenda: {
            /** Since */
            since: string | null;
            /** Decisions */
            decisions: string[];
            /** Changes */
            changes: components["schemas"]["AgendaChange"][];
            /** Kpis */
            kpis: components["schemas"]["AgendaKpi"][];
            /** Comments */
            comments: components["schemas"]["CommentShown"][];
            /** Overdue */
            overdue: components["schemas"]["AgendaAction"][];
        };
        /**
         * AgendaAction
         * @description An action whose day has passed.
         */
        AgendaAction: {
            /** Element */
            element: string;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /**
             * Due
             * Format: date
             */
            due: string;
            /** Days */
            days: number;
        };
        /**
         * AgendaChange
         * @description An element that changed, and what was done to it.
         */
        AgendaChange: {
            /** Element */
            element: string;
            /** Name */
            name: string;
            /** Sentences */
            sentences: string[];
            /** Count */
            count: number;
            /** By */
            by: components["schemas"]["Person"][];
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
        };
        /**
         * AgendaKpi
         * @description A KPI that reached its target, or fell behind it.
         */
        AgendaKpi: {
            /** Element */
            element: string;
            /** Stage */
            stage: string;
            /** Name */
            name: string;
            /** Target */
            target: number;
            /** Before */
            before: number;
            /** Value */
            value: number;
            /** Unit */
            unit: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Reached */
            reached: boolean;
            /** Sentence */
            sentence: string;
        };
        /**
         * Aside
         * @description Rows that were kept aside for one reason.
         */
        Aside: {
            /** File */
            file: string;
            /** Column */
            column: string | null;
            /** Reason */
            reason: string;
            /** Rows */
            rows: number;
            /** First Row */
            first_row: number;
        };
        /**
         * AskedOperation
         * @description A change that is asked for.
         */
        AskedOperation: {
            /** Base */
            base: number;
            /**
             * Client
             * @default
             */
            client?: string;
            operation: components["schemas"]["Operation"];
            /**
             * Force
             * @default false
             */
            force?: boolean;
        };
        /**
         * Audit
         * @description The whole map check.
         */
        Audit: {
            /** Marks */
            marks: components["schemas"]["AuditMark"][];
            /** Findings */
            findings: components["schemas"]["AuditFinding"][];
            /** Wants */
            wants: components["schemas"]["AuditWant"][];
            /** Asked */
            asked: number;
            /** As Of */
            as_of: string | null;
        };
        /**
         * AuditFinding
         * @description One thing that the map check found.
         */
        AuditFinding: {
            /** Check */
            check: string;
            /** Mark */
            mark: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "high" | "medium" | "low";
            /** Subject */
            subject: string;
            /** Explanation */
            explanation: string;
            /** Fix */
            fix: string;
            /** Places */
            places: components["schemas"]["FindingPlace"][];
        };
        /**
         * AuditMark
         * @description A mark of a good journey: how it stands in words and in counts.
         */
        AuditMark: {
            /** Mark */
            mark: string;
            /** Name */
            name: string;
            /** Looks At */
            looks_at: string;
            /** Verdict */
            verdict: string;
            /**
             * State
             * @enum {string}
             */
            state: "in_order" | "to_refine" | "to_fix";
            /** High */
            high: number;
            /** Medium */
            medium: number;
            /** Low */
            low: number;
            /** In Order */
            in_order: string[];
            /** Notes */
            notes: string[];
        };
        /**
         * AuditWant
         * @description How one of the things that customers want stands.
         */
        AuditWant: {
            /** Want */
            want: string;
            /** Name */
            name: string;
            /**
             * State
             * @enum {string}
             */
            state: "covered" | "partly" | "not_covered";
            /** Word */
            word: string;
            /** By */
            by: string[];
        };
        /**
         * Blank
         * @description Start from three empty stages.
         */
        Blank: {
            /**
             * Blank
             * @constant
             */
            blank: true;
        };
        /**
         * CanDraft
         * @description Whether there are events to draft from.
         */
        CanDraft: {
            /** Events */
            events: boolean;
        };
        /**
         * Catalogue
         * @description Everything that maps commonly hold.
         */
        Catalogue: {
            /** Touchpoints */
            touchpoints: components["schemas"]["CatalogueTouchpoint"][];
            /** Channels */
            channels: components["schemas"]["Named"][];
            /** Kpis */
            kpis: components["schemas"]["CatalogueKpi"][];
            /** Wants */
            wants: components["schemas"]["CatalogueWant"][];
            /** Marks */
            marks: components["schemas"]["CatalogueMark"][];
            /** Teams */
            teams: components["schemas"]["CatalogueTeam"][];
        };
        /**
         * CatalogueKpi
         * @description A figure by which stages are judged.
         */
        CatalogueKpi: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Unit */
            unit: string;
            /** Figure */
            figure: string | null;
            /** Better */
            better: string;
            /** Per */
            per: string | null;
            /** Sources */
            sources: string[];
        };
        /**
         * CatalogueMark
         * @description A mark of a good journey.
         */
        CatalogueMark: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Looks At */
            looks_at: string;
        };
        /**
         * CatalogueTeam
         * @description A team that usually governs stages.
         */
        CatalogueTeam: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Governs */
            governs: string;
            /** Hands Over To */
            hands_over_to: string;
            /** Handover */
            handover: string;
        };
        /**
         * CatalogueTouchpoint
         * @description A touchpoint that journeys commonly have.
         */
        CatalogueTouchpoint: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Media */
            media: string;
            /** Channel */
            channel: string;
            /** Phases */
            phases: string[];
            /** Moment */
            moment: string | null;
        };
        /**
         * CatalogueWant
         * @description What customers want.
         */
        CatalogueWant: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Asked */
            asked: string;
            /** Signal */
            signal: string;
        };
        /**
         * Change
         * @description What somebody did to a journey; the same thing done several times stands once.
         */
        Change: {
            /** Journey */
            journey: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Element */
            element: string;
            /** Sentence */
            sentence: string;
            /** By */
            by: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Times
             * @default 1
             */
            times: number;
            /**
             * Undone
             * @default false
             */
            undone: boolean;
        };
        /**
         * CheckInNews
         * @description The check-in that comes next, or the last one.
         */
        CheckInNews: {
            /** Journey */
            journey: string;
            /** Title */
            title: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /**
             * People
             * @default
             */
            people: string;
            /**
             * Agenda
             * @default 0
             */
            agenda: number;
            /** Coming */
            coming: boolean;
        };
        /**
         * ColumnCard
         * @description A column of the file.
         */
        ColumnCard: {
            /** Name */
            name: string;
            /** Examples */
            examples: string[];
        };
        /**
         * CommentShown
         * @description A comment.
         */
        CommentShown: {
            /** Id */
            id: string;
            /** Element */
            element: string;
            /** Text */
            text: string;
            /** Parent */
            parent: string | null;
            by: components["schemas"]["Person"] | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Edited At */
            edited_at: string | null;
            /** Resolved At */
            resolved_at: string | null;
            resolved_by: components["schemas"]["Person"] | null;
            /** Mentions */
            mentions: components["schemas"]["Person"][];
        };
        /**
         * ConflictWords
         * @description The three values of a field as people read them.
         */
        ConflictWords: {
            /** Base */
            base: string;
            /** Mine */
            mine: string;
            /** Theirs */
            theirs: string;
        };
        /**
         * Conflicts
         * @description Why a change was not made.
         */
        Conflicts: {
            /** Problems */
            problems: components["schemas"]["ProblemShown"][];
            /** Conflicts */
            conflicts: components["schemas"]["FieldConflict"][];
        };
        /**
         * Count
         * @description A name or value, and how many events hold it.
         */
        Count: {
            /** Value */
            value: string;
            /** Count */
            count: number;
        };
        /**
         * Data
         * @description The events of a workspace, and what may be brought in.
         */
        Data: {
            /**
             * Events
             * @default 0
             */
            events: number;
            /** People */
            people: number | null;
            /** First */
            first: string | null;
            /** Last */
            last: string | null;
            /**
             * Simulated
             * @default 0
             */
            simulated: number;
            /**
             * Sources
             * @default []
             */
            sources: components["schemas"]["Source"][];
            /** Changed At */
            changed_at: string | null;
            /**
             * Rows Aside
             * @default 0
             */
            rows_aside: number;
            /**
             * Aside
             * @default []
             */
            aside: components["schemas"]["Aside"][];
            /**
             * Most Bytes
             * @default 500000000
             */
            most_bytes: number;
            job: components["schemas"]["Record"] | null;
        };
        /**
         * DifferenceCard
         * @description One difference between two journeys.
         */
        DifferenceCard: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "added" | "removed" | "changed" | "moved";
            /** What */
            what: string;
            /** Id */
            id: string;
            /** Stage */
            stage: string;
            /** Field */
            field: string;
            /** Sentence */
            sentence: string;
        };
        /**
         * Done
         * @description What a change made.
         */
        Done: {
            /** Version */
            version: number;
            inverse: components["schemas"]["Operation"];
        };
        /**
         * DraftAsked
         * @description A draft that somebody wants.
         */
        DraftAsked: {
            /** Title */
            title?: string | null;
            /** Lang */
            lang?: ("en" | "it") | null;
        };
        /**
         * Drafted
         * @description The journey that was drafted from the events.
         */
        Drafted: {
            /** Journey */
            journey: string;
            /** Told */
            told: string[];
            /** To Answer */
            to_answer: string[];
        };
        /**
         * EditedComment
         * @description The new text of a comment.
         */
        EditedComment: {
            /** Text */
            text: string;
        };
        /**
         * FieldConflict
         * @description A field that two people changed.
         */
        FieldConflict: {
            /** Path */
            path: (string | number)[];
            /** Label */
            label: string;
            base: components["schemas"]["JsonValue"];
            mine: components["schemas"]["JsonValue"];
            theirs: components["schemas"]["JsonValue"];
            /** By */
            by: string;
            /** At */
            at: string;
            /** Can Force */
            can_force: boolean;
            words: components["schemas"]["ConflictWords"];
        };
        /**
         * FileCard
         * @description What is known of a document; evidence names it as `file:<id>`.
         */
        FileCard: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Media Type */
            media_type: string;
            /** Size */
            size: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string | null;
        };
        /**
         * FindingPlace
         * @description One place that a finding concerns.
         */
        FindingPlace: {
            /** Key */
            key: string;
            /** Element */
            element: string;
            /**
             * Field
             * @default
             */
            field: string;
            /**
             * Subject
             * @default
             */
            subject: string;
        };
        /**
         * Findings
         * @description How many findings the map check has, by how much they matter.
         */
        Findings: {
            /**
             * High
             * @default 0
             */
            high: number;
            /**
             * Medium
             * @default 0
             */
            medium: number;
            /**
             * Low
             * @default 0
             */
            low: number;
        };
        /**
         * FirstAdmin
         * @description The printed token and who the first admin is; the workspace may be named too.
         */
        FirstAdmin: {
            /** Token */
            token: string;
            /** Email */
            email: string;
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** Workspace */
            workspace?: string | null;
        };
        /**
         * FromJourney
         * @description Start from a journey of this workspace.
         */
        FromJourney: {
            /** Journey */
            journey: string;
        };
        /**
         * FromTemplate
         * @description Start from a template.
         */
        FromTemplate: {
            /** Template */
            template: string;
        };
        /**
         * FromText
         * @description Start from a file, YAML or JSON.
         */
        FromText: {
            /** Text */
            text: string;
            /**
             * Name
             * @default journey.yaml
             */
            name?: string;
        };
        /**
         * GuidePatch
         * @description Where they are now; what is not sent stays as it is.
         */
        GuidePatch: {
            /** Step */
            step?: ("goals" | "research" | "touchpoints" | "empathy" | "ideas" | "map") | null;
            /** At */
            at?: string | null;
            /** Skipped */
            skipped?: ("goals" | "research" | "touchpoints" | "empathy" | "ideas" | "map")[] | null;
        };
        /**
         * GuideState
         * @description The guide of a journey, for one person.
         */
        GuideState: {
            /**
             * Step
             * @enum {string}
             */
            step: "goals" | "research" | "touchpoints" | "empathy" | "ideas" | "map";
            /** At */
            at: string | null;
            /** Skipped */
            skipped: ("goals" | "research" | "touchpoints" | "empathy" | "ideas" | "map")[];
            /** Steps */
            steps: components["schemas"]["StepState"][];
            /** Started */
            started: boolean;
            /** Changed At */
            changed_at: string | null;
        };
        /**
         * Health
         * @description The process is up.
         */
        Health: {
            /**
             * Status
             * @default up
             * @constant
             */
            status: "up";
        };
        /**
         * HistoryEntry
         * @description A change, as the history shows it.
         */
        HistoryEntry: {
            /** Version */
            version: number;
            by: components["schemas"]["Person"] | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Sentence */
            sentence: string;
            /** Element */
            element: string;
            /** Undone */
            undone: boolean;
            /** Undoes */
            undoes: number | null;
        };
        /**
         * Home
         * @description Everything on the home page.
         */
        Home: {
            /** Sentence */
            sentence: string;
            /** Journeys */
            journeys: components["schemas"]["HomeJourney"][];
            /** Archived */
            archived: components["schemas"]["PutAway"][];
            /** Changes */
            changes: components["schemas"]["Change"][];
            /** Changes Total */
            changes_total: number;
            /** Since */
            since: string | null;
            /** Waiting */
            waiting: components["schemas"]["Waiting"][];
            checkin: components["schemas"]["CheckInNews"] | null;
        };
        /**
         * HomeFigure
         * @description The one figure of a journey: a KPI against its target, or where most people stop.
         */
        HomeFigure: {
            /** Text */
            text: string;
            /** Value */
            value: string;
            /** Target */
            target: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "on_target" | "off_target" | "loss" | "plain";
        };
        /**
         * HomeJourney
         * @description A journey as a card.
         */
        HomeJourney: {
            /** Id */
            id: string;
            /** Title */
            title: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "current" | "future" | "day_in_life" | "blueprint";
            /** Version */
            version: number;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string | null;
            /** Source File */
            source_file: string | null;
            /**
             * Mine
             * @default false
             */
            mine: boolean;
            /** Based On */
            based_on: string | null;
            /** Stages */
            stages: components["schemas"]["HomeStage"][];
            figure: components["schemas"]["HomeFigure"] | null;
            /** Loss */
            loss: number | null;
            findings: components["schemas"]["Findings"];
            /** As Of */
            as_of: string | null;
            /**
             * Simulated
             * @default false
             */
            simulated: boolean;
        };
        /**
         * HomeStage
         * @description A stage of the mini map.
         */
        HomeStage: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** People */
            people: number | null;
            /** Share */
            share: number | null;
            /** Emotion */
            emotion: number | null;
            /** Grade */
            grade: ("hypothesis" | "reported" | "measured") | null;
            /**
             * Goal
             * @default false
             */
            goal: boolean;
        };
        /**
         * ImportAsked
         * @description How a file is to be read. Without a mapping its columns have the standard names.
         */
        ImportAsked: {
            mapping?: components["schemas"]["MappingTree"] | null;
            /** Source */
            source?: string | null;
            /** Time Zone */
            time_zone?: string | null;
            /** Decimal */
            decimal?: string | null;
            /** Currency */
            currency?: string | null;
        };
        /**
         * Imported
         * @description What became of a file: its rows are ok, bad, duplicate or skipped.
         */
        Imported: {
            /** File */
            file: string;
            /** Rows Ok */
            rows_ok: number;
            /** Rows Bad */
            rows_bad: number;
            /** Rows Duplicate */
            rows_duplicate: number;
            /** Rows Skipped */
            rows_skipped: number;
            /** Errors */
            errors: components["schemas"]["RowWrong"][];
            /** More Errors */
            more_errors: number;
            /** Notes */
            notes: string[];
            /** Without Currency */
            without_currency: number;
            /** Simulated */
            simulated: number;
            /** Nobodies */
            nobodies: {
                [key: string]: number;
            };
        };
        /**
         * Invited
         * @description Who is invited, and as what.
         */
        Invited: {
            /** Email */
            email: string;
            role: components["schemas"]["Role"];
        };
        /**
         * Joined
         * @description The workspace that somebody now belongs to.
         */
        Joined: {
            /** Workspace */
            workspace: string;
        };
        /**
         * JourneyCard
         * @description A journey in a list.
         */
        JourneyCard: {
            /** Id */
            id: string;
            /** Slug */
            slug: string;
            title: components["schemas"]["Text"];
            /**
             * Kind
             * @enum {string}
             */
            kind: "current" | "future" | "day_in_life" | "blueprint";
            /** Version */
            version: number;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            changed_by: components["schemas"]["Person"] | null;
            /** Source File */
            source_file: string | null;
            /** Archived */
            archived: boolean;
        };
        JourneyDocument: JourneyDocument;
        JsonValue: unknown;
        /**
         * Layer
         * @description What really happened, in the columns of the map.
         */
        Layer: {
            /**
             * State
             * @enum {string}
             */
            state: "none" | "making" | "ready" | "stale" | "failed";
            /** Reason */
            reason: ("no_events" | "no_rules" | "damaged") | null;
            job: components["schemas"]["Record"] | null;
            /** As Of */
            as_of: string | null;
            /** Start */
            start: string | null;
            /** End */
            end: string | null;
            /** First Event */
            first_event: string | null;
            /** Last Event */
            last_event: string | null;
            /** Time Zone */
            time_zone: string | null;
            /** Made At */
            made_at: string | null;
            /**
             * Simulated
             * @default false
             */
            simulated: boolean;
            /**
             * Hidden
             * @default false
             */
            hidden: boolean;
            /**
             * Stages
             * @default []
             */
            stages: components["schemas"]["MeasuredStage"][];
            /**
             * Touchpoints
             * @default []
             */
            touchpoints: components["schemas"]["MeasuredTouchpoint"][];
            /**
             * Flow
             * @default []
             */
            flow: components["schemas"]["MeasuredFlow"][];
            total: components["schemas"]["MeasuredTotal"] | null;
            /**
             * Differences
             * @default []
             */
            differences: components["schemas"]["MeasuredDifference"][];
            /**
             * Segments
             * @default []
             */
            segments: components["schemas"]["SegmentCard"][];
            /**
             * Definitions
             * @default {}
             */
            definitions: {
                [key: string]: string;
            };
        };
        /**
         * LinkUse
         * @description The token of a link; the new password too, when the link is for one.
         */
        LinkUse: {
            /** Token */
            token: string;
            /** Password */
            password?: string | null;
        };
        /**
         * Linked
         * @description What a link did: `needs` says what to send with it once more, if anything.
         */
        Linked: {
            /** Needs */
            needs: "password" | null;
            /** Email */
            email: string | null;
        };
        /**
         * LoggedOperation
         * @description An operation of the log.
         */
        LoggedOperation: {
            /** Version */
            version: number;
            operation: components["schemas"]["Operation"];
            inverse: components["schemas"]["Operation"];
            by: components["schemas"]["Person"] | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Client */
            client: string;
        };
        /**
         * Look
         * @description What a file seems to be.
         */
        Look: {
            /** Name */
            name: string;
            /** Columns */
            columns: components["schemas"]["ColumnCard"][];
            /** Standard */
            standard: boolean;
            mapping: components["schemas"]["MappingTree"] | null;
            /** Whys */
            whys: {
                [key: string]: string;
            };
            /** Questions */
            questions: string[];
            /** Lacks */
            lacks: string[];
            /** Rows */
            rows: number;
            /** Notes */
            notes: string[];
        };
        MappingTree: Mapping;
        /**
         * Me
         * @description Who asks, where they belong, and what answers them.
         */
        Me: {
            user: components["schemas"]["Myself"];
            /** Workspaces */
            workspaces: components["schemas"]["MyWorkspace"][];
            /** Demo */
            demo: boolean;
            /** Version */
            version: string;
        };
        /**
         * MeasuredDifference
         * @description One place where drawing and measure part.
         */
        MeasuredDifference: {
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "unentered" | "emotion" | "kpi" | "time" | "skips" | "returns" | "unseen" | "absent" | "elsewhere" | "in_use" | "unknown_touchpoint" | "unknown_channel";
            /** Element */
            element: string;
            /** Stage */
            stage: string | null;
            /** Drawn */
            drawn: number | string | null;
            /** Measured */
            measured: number | null;
            /** Low */
            low: number | null;
            /** High */
            high: number | null;
            /** N */
            n: number | null;
            /** People */
            people: number | null;
            /** Share */
            share: number | null;
            /** To */
            to: string | null;
            /** Name */
            name: string | null;
            /** Ruled */
            ruled: boolean | null;
        };
        /**
         * MeasuredFlow
         * @description People moving from one stage to the next one they enter.
         */
        MeasuredFlow: {
            /** Start */
            start: string;
            /** End */
            end: string;
            /** N */
            n: number;
            /** People */
            people: number;
            /** Median S */
            median_s: number | null;
            /** Kind */
            kind: string;
        };
        /**
         * MeasuredStage
         * @description The figures of a stage; None where it has no rule, or nothing is known.
         */
        MeasuredStage: {
            /** Stage */
            stage: string;
            /** People */
            people: number | null;
            /** Entries */
            entries: number | null;
            /** Population */
            population: number | null;
            /** Cycles */
            cycles: number | null;
            /** Decided */
            decided: number | null;
            /** Undecided */
            undecided: number | null;
            /** Conversion */
            conversion: number | null;
            /** Conversion Low */
            conversion_low: number | null;
            /** Conversion High */
            conversion_high: number | null;
            /** Decided Next */
            decided_next: number | null;
            /** Conversion Next */
            conversion_next: number | null;
            /** Conversion Next Low */
            conversion_next_low: number | null;
            /** Conversion Next High */
            conversion_next_high: number | null;
            /** Decided Goal */
            decided_goal: number | null;
            /** Conversion Goal */
            conversion_goal: number | null;
            /** Conversion Goal Low */
            conversion_goal_low: number | null;
            /** Conversion Goal High */
            conversion_goal_high: number | null;
            /** Drop Off */
            drop_off: number | null;
            /** Drop Off Low */
            drop_off_low: number | null;
            /** Drop Off High */
            drop_off_high: number | null;
            /** Incidence */
            incidence: number | null;
            /** Time Median S */
            time_median_s: number | null;
            /** Time P90 S */
            time_p90_s: number | null;
            /** Progress Median S */
            progress_median_s: number | null;
            /** Advanced */
            advanced: number | null;
            /** Skipped */
            skipped: number | null;
            /** Returned */
            returned: number | null;
            /** New Cycle */
            new_cycle: number | null;
            /** Expired */
            expired: number | null;
            /** Open */
            open: number | null;
            /** Late */
            late: number | null;
            /**
             * Few
             * @default false
             */
            few: boolean;
            /** Emotion */
            emotion: number | null;
            /** Emotion Low */
            emotion_low: number | null;
            /** Emotion High */
            emotion_high: number | null;
            /**
             * Emotion N
             * @default 0
             */
            emotion_n: number;
            /**
             * Emotion Few
             * @default false
             */
            emotion_few: boolean;
        };
        /**
         * MeasuredTotal
         * @description Figures of the whole.
         */
        MeasuredTotal: {
            /** Events */
            events: number | null;
            /** People */
            people: number | null;
            /** People With Stay */
            people_with_stay: number | null;
            /** Stays */
            stays: number | null;
            /** Unmatched */
            unmatched: number | null;
            /** Cycles */
            cycles: number | null;
            /** Goal Cycles */
            goal_cycles: number | null;
            /** Goal People */
            goal_people: number | null;
            /** Value */
            value: {
                [key: string]: string;
            } | null;
            /** Again Share */
            again_share: number | null;
            /** Emotion */
            emotion: number | null;
            /** Emotion Low */
            emotion_low: number | null;
            /** Emotion High */
            emotion_high: number | null;
            /**
             * Emotion N
             * @default 0
             */
            emotion_n: number;
        };
        /**
         * MeasuredTouchpoint
         * @description The figures of a touchpoint in a stage, or in the whole journey.
         */
        MeasuredTouchpoint: {
            /** Touchpoint */
            touchpoint: string;
            /** Name */
            name: string;
            /** Stage */
            stage: string | null;
            /** Drawn */
            drawn: boolean;
            /** People */
            people: number | null;
            /** Reach */
            reach: number | null;
            /** Events */
            events: number | null;
            /** Cycles Share */
            cycles_share: number | null;
            /** Stays With */
            stays_with: number | null;
            /** Progress With */
            progress_with: number | null;
            /** Progress Without */
            progress_without: number | null;
            /** Difference */
            difference: number | null;
            /** Difference Low */
            difference_low: number | null;
            /** Difference High */
            difference_high: number | null;
            /**
             * Few
             * @default false
             */
            few: boolean;
            /** Score N */
            score_n: number | null;
            /** Score Kind */
            score_kind: string | null;
            /** Score */
            score: number | null;
            /** Emotion */
            emotion: number | null;
            /** Emotion Low */
            emotion_low: number | null;
            /** Emotion High */
            emotion_high: number | null;
        };
        /**
         * Member
         * @description A member of a workspace; e-mails are shown to admins, and to oneself, only.
         */
        Member: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Initials */
            initials: string;
            /** Email */
            email: string | null;
            role: components["schemas"]["Role"];
            /** Joined At */
            joined_at: string;
            /** Me */
            me: boolean;
        };
        /**
         * Methods
         * @description The ways to sign in here.
         */
        Methods: {
            /** Password */
            password: boolean;
            /** Oidc */
            oidc: boolean;
            /** Setup */
            setup: boolean;
            /** Demo */
            demo: boolean;
            /** Signed In */
            signed_in: boolean;
        };
        /**
         * MyChange
         * @description What a person changes about themselves; what is left out stays.
         */
        MyChange: {
            /** Name */
            name?: string | null;
            /** Lang */
            lang?: ("en" | "it") | null;
            /** Theme */
            theme?: ("light" | "dark" | "system") | null;
            /** Density */
            density?: ("comfortable" | "compact") | null;
        };
        /**
         * MySession
         * @description A browser in which I am signed in.
         */
        MySession: {
            /** Id */
            id: string;
            /** Browser */
            browser: string | null;
            /** System */
            system: string | null;
            /** Started At */
            started_at: string;
            /** Seen At */
            seen_at: string;
            /** Here */
            here: boolean;
        };
        /**
         * MyVotes
         * @description The items that one voted for.
         */
        MyVotes: {
            /** Items */
            items: string[];
        };
        /**
         * MyWorkspace
         * @description A workspace that I belong to.
         */
        MyWorkspace: {
            /** Id */
            id: string;
            /** Slug */
            slug: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
        };
        /**
         * Myself
         * @description A person, as they see themselves.
         */
        Myself: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Email */
            email: string;
            /** Initials */
            initials: string;
            /** Lang */
            lang: ("en" | "it") | null;
            /** Theme */
            theme: ("light" | "dark" | "system") | null;
            /** Density */
            density: ("comfortable" | "compact") | null;
        };
        /**
         * Named
         * @description Something with a name.
         */
        Named: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * NewComment
         * @description A comment that is to be written; mentions stand in the text as `@[name](user id)`.
         */
        NewComment: {
            /**
             * Element
             * @default
             */
            element?: string;
            /** Text */
            text: string;
            /** Parent */
            parent?: string | null;
        };
        /**
         * NewInvitation
         * @description A new invitation; its link is shown this once.
         */
        NewInvitation: {
            /** Id */
            id: string;
            /** Email */
            email: string;
            role: components["schemas"]["Role"];
            /** Expires At */
            expires_at: string;
            /** Link */
            link: string;
        };
        /**
         * NewJourney
         * @description A journey that is to be started.
         */
        NewJourney: {
            /** Title */
            title?: string | null;
            /** Start */
            start: components["schemas"]["Blank"] | components["schemas"]["FromTemplate"] | components["schemas"]["FromJourney"] | components["schemas"]["FromText"];
            /** Kind */
            kind?: ("current" | "future" | "day_in_life" | "blueprint") | null;
            /** Lang */
            lang?: ("en" | "it") | null;
        };
        /**
         * NewPassword
         * @description The password until now, and the next one.
         */
        NewPassword: {
            /** Old */
            old: string;
            /** New */
            new: string;
        };
        /**
         * NewRole
         * @description The role that a member gets.
         */
        NewRole: {
            role: components["schemas"]["Role"];
        };
        /**
         * NewToken
         * @description What a new token is called, what it may do, and for how many days.
         */
        NewToken: {
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Days */
            days: number;
        };
        /**
         * NewWorkspace
         * @description The name of a new workspace.
         */
        NewWorkspace: {
            /** Name */
            name: string;
        };
        /**
         * OpenInvitation
         * @description An invitation that nobody has used yet.
         */
        OpenInvitation: {
            /** Id */
            id: string;
            /** Email */
            email: string;
            role: components["schemas"]["Role"];
            /** Expires At */
            expires_at: string;
        };
        /**
         * OpenedJourney
         * @description A journey with its document.
         */
        OpenedJourney: {
            /** Id */
            id: string;
            /** Version */
            version: number;
            document: components["schemas"]["JourneyDocument"];
            role: components["schemas"]["Role"];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            changed_by: components["schemas"]["Person"] | null;
            /** Source File */
            source_file: string | null;
            /** Archived */
            archived: boolean;
            /** People */
            people: components["schemas"]["Present"][];
            timer: components["schemas"]["Timer"] | null;
        };
        Operation: Operation;
        /**
         * Overlap
         * @description Another stage with events in common, and the stage that takes them.
         */
        Overlap: {
            /** Stage */
            stage: string;
            /** Events */
            events: number;
            /** Taken By */
            taken_by: string;
        };
        /**
         * Part
         * @description A piece of a sentence.
         */
        Part: {
            /** Text */
            text: string;
            /** Path */
            path: string | null;
        };
        /**
         * PasswordLink
         * @description A link by which a member sets a new password, once, within a day.
         */
        PasswordLink: {
            /** Link */
            link: string;
        };
        /**
         * People
         * @description Who looks at the journey now.
         */
        People: {
            /** People */
            people: components["schemas"]["Present"][];
        };
        /**
         * Person
         * @description Somebody of the team.
         */
        Person: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Initials */
            initials: string;
        };
        /**
         * Piece
         * @description A piece of the period: its first day, and the people under both rules.
         */
        Piece: {
            /** Day */
            day: string;
            /** People */
            people: number;
            /** Today */
            today: number;
        };
        /**
         * Present
         * @description Somebody who looks at the journey.
         */
        Present: {
            /** User */
            user: string;
            /** Name */
            name: string;
            /** Initials */
            initials: string;
            /** Element */
            element: string;
            /** Editing */
            editing: boolean;
        };
        /**
         * Preview
         * @description What the first rows become.
         */
        Preview: {
            /** Events */
            events: {
                [key: string]: string;
            }[];
            /** Fields */
            fields: string[];
            /** Flaws */
            flaws: components["schemas"]["RowFlaw"][];
            /** Rows */
            rows: number;
            /** Made */
            made: number;
            /** Bad */
            bad: number;
            /** Skipped */
            skipped: number;
            /** Whole */
            whole: boolean;
        };
        /**
         * ProblemShown
         * @description One thing that is wrong, in the reader's language.
         */
        ProblemShown: {
            /** Message */
            message: string;
            /**
             * Fix
             * @default
             */
            fix: string;
            /** Key */
            key: string | null;
        };
        /**
         * Problems
         * @description Why a request was refused: the answer of every route that does not do what is asked.
         */
        Problems: {
            /** Problems */
            problems: components["schemas"]["ProblemShown"][];
        };
        /**
         * PutAway
         * @description A journey in the archive.
         */
        PutAway: {
            /** Id */
            id: string;
            /** Title */
            title: string;
            /**
             * Archived At
             * Format: date-time
             */
            archived_at: string;
        };
        /**
         * Ready
         * @description Whether the server can work, and what keeps it from it.
         */
        Ready: {
            /** Ready */
            ready: boolean;
            /** Database */
            database: boolean;
            /** Folder */
            folder: boolean;
            /** Stopping */
            stopping: boolean;
        };
        /**
         * Record
         * @description A job as people see it.
         */
        Record: {
            /** Id */
            id: string;
            /** Journey Id */
            journey_id: string | null;
            /** Kind */
            kind: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            /** Progress */
            progress: number;
            /** Step */
            step: string | null;
            /** Result */
            result: components["schemas"]["Drafted"] | components["schemas"]["Imported"] | null;
            /** Problems */
            problems: components["schemas"]["ProblemShown"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Started At */
            started_at: string | null;
            /** Finished At */
            finished_at: string | null;
        };
        /**
         * Resolved
         * @description Whether a comment is settled.
         */
        Resolved: {
            /** Resolved */
            resolved: boolean;
        };
        /**
         * Restored
         * @description The version that is to come back.
         */
        Restored: {
            /** Version */
            version: number;
            /**
             * Client
             * @default
             */
            client?: string;
        };
        /**
         * Role
         * @description What a member of a workspace may do.
         *
         *     Example:
         *         >>> Role.EDITOR.includes(Role.VIEWER), Role.VIEWER.includes(Role.EDITOR)
         *         (True, False)
         * @enum {string}
         */
        Role: "viewer" | "commenter" | "editor" | "admin";
        /**
         * RowFlaw
         * @description A flaw of a row.
         */
        RowFlaw: {
            /** Row */
            row: number;
            /** Column */
            column: string | null;
            /** Message */
            message: string;
        };
        /**
         * RowWrong
         * @description A flaw in a row of a file.
         */
        RowWrong: {
            /** Row */
            row: number | null;
            /** Column */
            column: string | null;
            /** Message */
            message: string;
        };
        /**
         * RulePart
         * @description A part of a rule, by its path, and the people with an event that matches it.
         */
        RulePart: {
            /** Path */
            path: string;
            /** People */
            people: number;
        };
        /**
         * RulePreview
         * @description What a rule would do.
         */
        RulePreview: {
            /**
             * State
             * @enum {string}
             */
            state: "none" | "making" | "ready";
            job: components["schemas"]["Record"] | null;
            /** People */
            people: number | null;
            /** Today */
            today: number | null;
            /** Difference */
            difference: number | null;
            /** Enter */
            enter: number | null;
            /** Leave */
            leave: number | null;
            /** Stay */
            stay: number | null;
            /** Events */
            events: number | null;
            /**
             * Few
             * @default false
             */
            few: boolean;
            /**
             * Parts
             * @default []
             */
            parts: components["schemas"]["RulePart"][];
            /**
             * Overlaps
             * @default []
             */
            overlaps: components["schemas"]["Overlap"][];
            /**
             * Series
             * @default []
             */
            series: components["schemas"]["Piece"][];
            /** As Of */
            as_of: string | null;
            /** Start */
            start: string | null;
            /** End */
            end: string | null;
        };
        /**
         * RuleSentence
         * @description A rule as a sentence, in pieces.
         */
        RuleSentence: {
            /** Parts */
            parts: components["schemas"]["Part"][];
        };
        RuleTree: Rule;
        /**
         * Said
         * @description A rule to be said.
         */
        Said: {
            rule: components["schemas"]["RuleTree"];
        };
        /**
         * SavedBack
         * @description How a journey is to be saved to its file.
         */
        SavedBack: {
            /**
             * Overwrite
             * @default false
             */
            overwrite?: boolean;
        };
        /**
         * Seen
         * @description What was seen.
         */
        Seen: {
            /**
             * State
             * @enum {string}
             */
            state: "none" | "ready";
            /**
             * Events
             * @default []
             */
            events: components["schemas"]["Count"][];
            /**
             * Channels
             * @default []
             */
            channels: components["schemas"]["Count"][];
            /**
             * Properties
             * @default []
             */
            properties: components["schemas"]["SeenProperty"][];
            values: components["schemas"]["SeenValues"] | null;
            /** Sample */
            sample: number | null;
        };
        /**
         * SeenProperty
         * @description A property of events.
         */
        SeenProperty: {
            /** Name */
            name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "bool";
            /** Count */
            count: number;
        };
        /**
         * SeenValues
         * @description The values of one property.
         */
        SeenValues: {
            /** Values */
            values: components["schemas"]["Count"][];
            /** Distinct */
            distinct: number;
            /** Hidden */
            hidden: boolean;
            /** Low */
            low: number | null;
            /** High */
            high: number | null;
        };
        /**
         * SegmentCard
         * @description A segment that can be chosen.
         */
        SegmentCard: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Setup
         * @description Setup is open: nobody has an account yet.
         */
        Setup: {
            /**
             * Open
             * @default true
             */
            open: boolean;
        };
        /**
         * SignIn
         * @description E-mail and password.
         */
        SignIn: {
            /** Email */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * Source
         * @description A source of events.
         */
        Source: {
            /** Name */
            name: string;
            /** Events */
            events: number;
            /** First */
            first: string;
            /** Last */
            last: string;
        };
        /**
         * SourceFile
         * @description The file that was written.
         */
        SourceFile: {
            /** Source File */
            source_file: string;
        };
        /**
         * StepState
         * @description A step and what it has put on the map.
         */
        StepState: {
            /**
             * Id
             * @enum {string}
             */
            id: "goals" | "research" | "touchpoints" | "empathy" | "ideas" | "map";
            /** Done */
            done: boolean;
            /** Skipped */
            skipped: boolean;
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Given */
            given: {
                [key: string]: number;
            };
        };
        /**
         * Suggestion
         * @description A touchpoint that people use or expect and nobody covers.
         */
        Suggestion: {
            /** Id */
            id: string;
            /** Stage */
            stage: string;
            /** Name */
            name: string;
            /** Kind */
            kind: ("traditional" | "digital" | "external") | null;
            /** Media */
            media: ("owned" | "paid" | "earned") | null;
            /** Channel */
            channel: string | null;
            /**
             * Grade
             * @enum {string}
             */
            grade: "hypothesis" | "reported" | "measured";
            /** Why */
            why: string;
            /** Registered */
            registered: boolean;
        };
        /**
         * TakenIn
         * @description A file that is to take a journey's place.
         */
        TakenIn: {
            /** Text */
            text: string;
            /**
             * Name
             * @default journey.yaml
             */
            name?: string;
            /**
             * Client
             * @default
             */
            client?: string;
        };
        /**
         * Template
         * @description A template to start from.
         */
        Template: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Audience */
            audience: string;
            /** Stages */
            stages: components["schemas"]["TemplateStage"][];
            /** Counts */
            counts: {
                [key: string]: number;
            };
        };
        /**
         * TemplateStage
         * @description A stage of a template.
         */
        TemplateStage: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        Text: Text;
        /**
         * Timer
         * @description The timer that runs.
         */
        Timer: {
            /** Seconds */
            seconds: number;
            /** Ends At */
            ends_at: string;
            /** By */
            by: string | null;
        };
        /**
         * TimerAsked
         * @description A timer that is to run; none: it stops.
         */
        TimerAsked: {
            /** Seconds */
            seconds: number | null;
        };
        /**
         * TimerState
         * @description The timer of a journey, if one runs.
         */
        TimerState: {
            timer: components["schemas"]["Timer"] | null;
        };
        /**
         * TokenMade
         * @description A new token: what it reads like is shown this once.
         */
        TokenMade: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** By */
            by: string;
            /** Created At */
            created_at: string;
            /** Expires At */
            expires_at: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Token */
            token: string;
        };
        /**
         * TokenShown
         * @description A token as the settings show it, without what it reads like.
         */
        TokenShown: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** By */
            by: string;
            /** Created At */
            created_at: string;
            /** Expires At */
            expires_at: string;
            /** Last Used At */
            last_used_at: string | null;
        };
        /**
         * Tried
         * @description A rule to be tried out in the place of one of the journey.
         */
        Tried: {
            /** Element */
            element: string;
            /**
             * Field
             * @enum {string}
             */
            field: "enter" | "completes" | "rule";
            rule: components["schemas"]["RuleTree"] | null;
            /** Start */
            start?: string | null;
            /** End */
            end?: string | null;
        };
        /**
         * UploadCard
         * @description A file that waits for its import.
         */
        UploadCard: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
        };
        /**
         * Version
         * @description A journey as it was.
         */
        Version: {
            /** Version */
            version: number;
            document: components["schemas"]["JourneyDocument"];
        };
        /**
         * Votes
         * @description How many votes an item has now.
         */
        Votes: {
            /** Item */
            item: string;
            /** Votes */
            votes: number;
            /** Mine */
            mine: boolean;
            /** Version */
            version: number;
        };
        /**
         * Waiting
         * @description Something that waits for the reader, with one verb.
         */
        Waiting: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "mention" | "reply" | "action" | "findings" | "guide" | "invitations";
            /** Text */
            text: string;
            /**
             * Detail
             * @default
             */
            detail: string;
            /** Journey */
            journey: string | null;
            /** Element */
            element: string | null;
            /** At */
            at: string | null;
            /** Due */
            due: string | null;
            /** Verb */
            verb: string;
        };
        /**
         * Welcome
         * @description What the holder of a link is invited to; `known`: there is an account to sign in to.
         */
        Welcome: {
            /** Workspace */
            workspace: string;
            /** Email */
            email: string;
            role: components["schemas"]["Role"];
            /** Known */
            known: boolean;
        };
        /**
         * Where
         * @description Where somebody is.
         */
        Where: {
            /**
             * Element
             * @default
             */
            element?: string;
            /**
             * Editing
             * @default false
             */
            editing?: boolean;
            /**
             * Here
             * @default true
             */
            here?: boolean;
        };
        /**
         * WorkspaceChange
         * @description What changes; what is left out stays.
         */
        WorkspaceChange: {
            /** Name */
            name?: string | null;
            /** Languages */
            languages?: ("it" | "en")[] | null;
            /** Lanes */
            lanes?: string[] | null;
            /** Channels */
            channels?: string[] | null;
        };
        /**
         * WorkspaceShown
         * @description A workspace and its settings.
         *
         *     Attributes:
         *         languages: The languages in which its journeys are written, the first one first.
         *         lanes: The rows that a map shows unless somebody chooses others; empty: all with content.
         *         channels: The channels that are offered first; empty: the catalogue's.
         */
        WorkspaceShown: {
            /** Id */
            id: string;
            /** Slug */
            slug: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Languages */
            languages: ("it" | "en")[];
            /** Lanes */
            lanes: string[];
            /** Channels */
            channels: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    agenda: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agenda"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    audit: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audit"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentShown"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    write_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentShown"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    see_mentions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    delete_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment: string;
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    edit_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment: string;
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditedComment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentShown"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    resolve_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment: string;
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolved"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentShown"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    data: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Data"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    quarantine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    upload_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadCard"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    look_at_events: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Look"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    import_events: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    forget_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    preview_events: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    can_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CanDraft"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    draft_journey: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    list_files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileCard"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    upload_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileCard"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    download_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    delete_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    guide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuideState"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    move_guide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuidePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuideState"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    history: {
        parameters: {
            query?: {
                before?: number | null;
                element?: string | null;
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryEntry"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    restore_version: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                journey: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Restored"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    home: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    invitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenInvitation"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invited"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    withdraw_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    see_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Welcome"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                job: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    stop_job: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                job: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    journey_file: {
        parameters: {
            query?: {
                format?: "yaml" | "json";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                    "application/json": string;
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    save_journey_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journey: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SavedBack"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceFile"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    import_journey: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                journey: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakenIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    journeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyCard"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    start_journey: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewJourney"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyCard"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    journey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedJourney"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    archive_journey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    unarchive_journey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string | null;
            };
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    measured: {
        parameters: {
            query?: {
                start?: string | null;
                end?: string | null;
                segment?: string | null;
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Layer"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    measure_anew: {
        parameters: {
            query?: {
                start?: string | null;
                end?: string | null;
                segment?: string | null;
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    remove_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    change_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    member_password_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordLink"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    sign_in_by_oidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    oidc_back: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    operations: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOperation"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    change_journey: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                journey: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskedOperation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflicts"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    picture: {
        parameters: {
            query?: {
                form?: "map" | "strip" | "storyboard" | "table" | "blueprint";
                format?: "svg" | "png" | "pdf";
                theme?: "light" | "dark" | "auto";
                width?: number | null;
                lanes?: string | null;
                page?: "fit" | "a4" | "a3";
                beside?: string | null;
                version?: number | null;
                measured?: boolean;
                fonts?: boolean;
                title?: boolean;
                download?: boolean;
                lang?: "en" | "it";
                start?: string | null;
                end?: string | null;
                segment?: string | null;
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                    "image/png": string;
                    "application/pdf": string;
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    journey_differences: {
        parameters: {
            query: {
                beside: string;
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferenceCard"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    say_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Where"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    set_timer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimerAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimerState"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    rule_sentence: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Said"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleSentence"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    rule_preview: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tried"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulePreview"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    seen: {
        parameters: {
            query?: {
                event?: string[];
                field?: string | null;
                search?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seen"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    my_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MySession"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    end_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    setup_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstAdmin"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    sign_in_methods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Methods"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    sign_in_by_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkUse"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Linked"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    suggestions: {
        parameters: {
            query?: {
                all?: boolean;
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    templates: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    catalogue: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    tokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenShown"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    make_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMade"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    my_votes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
                journey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyVotes"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    vote_for: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                journey: string;
                item: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Votes"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    take_vote_back: {
        parameters: {
            query?: {
                lang?: "en" | "it";
            };
            header?: never;
            path: {
                journey: string;
                item: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Votes"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    workspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceShown"][];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    make_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkspace"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceShown"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    see_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceShown"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
    change_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceShown"];
                };
            };
            /** @description What was wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
        };
    };
}
