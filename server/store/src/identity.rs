//! People: accounts, the devices they are signed in on, links sent in letters, changes of addresses and roles.

mod accounts;
mod email_changes;
mod entities;
mod links;
mod role_changes;
mod sessions;

pub use accounts::{
    Account, NewAccount, account, account_by_email, accounts, admins, change_email, change_password,
    change_roles, confirm, names, open_account, release_unconfirmed, rename, replace_unconfirmed,
};
pub use email_changes::{
    EmailChange, ask_for_email, awaited_email_change, email_change, follow_email_link, linked_email_change,
    mint_email_link, note_email_change, sweep_email_changes, void_email_changes, withdraw_email_change,
};
pub use links::{Purpose, follow_link, link_holder, mint_link, spend_links, sweep_links, void_confirmations};
pub use role_changes::{RoleChange, note_role_change, role_changes};
pub use sessions::{
    EndsSessions, Session, begin_session, end_other_sessions, end_session, end_sessions, lock_session,
    renew_session, sessions, sweep_sessions,
};
