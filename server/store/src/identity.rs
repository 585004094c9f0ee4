//! People: accounts, the devices they are signed in on, links sent in letters, changes of roles.

mod accounts;
mod entities;
mod links;
mod role_changes;
mod sessions;

pub use accounts::{
    Account, NewAccount, account, account_by_email, accounts, admins, change_password, change_roles, confirm,
    names, open_account, rename, replace_unconfirmed,
};
pub use links::{Purpose, follow_link, link_holder, mint_link, spend_links, sweep_links, void_confirmations};
pub use role_changes::{RoleChange, note_role_change, role_changes};
pub use sessions::{
    EndsSessions, Session, begin_session, end_session, end_sessions, lock_session, renew_session, sessions,
    sweep_sessions,
};
