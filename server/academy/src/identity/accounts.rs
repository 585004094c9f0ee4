//! The list of accounts, for those who run the academy.

use std::collections::HashMap;

use contract::identity::{AccountRow, AccountsQuery, AccountsView, RoleChangeView};
use domain::Viewer;
use domain::id::UserId;
use domain::policy::{self, ReadAccounts, authorize};
use store::identity as people;

use crate::{Academy, Result};

/// Accounts on one page.
const PAGE: u64 = 25;
/// Changes of roles below the list.
const CHANGES: u64 = 20;

/// A page of accounts, and the latest changes of roles.
pub(super) async fn accounts(
    academy: &Academy,
    viewer: &Viewer,
    query: AccountsQuery,
) -> Result<AccountsView> {
    authorize::<ReadAccounts>(viewer, policy::Academy)?;
    let db = academy.store.reader();
    let page = query.page.max(1);
    let search = query.search.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let offset = (page - 1).saturating_mul(PAGE).min(i64::MAX.unsigned_abs());
    let (found, total) = people::accounts(db, search, query.role, offset, PAGE).await?;
    Ok(AccountsView {
        accounts: found.into_iter().map(row).collect(),
        total,
        page,
        pages: total.div_ceil(PAGE).max(1),
        changes: changes(academy).await?,
    })
}

async fn changes(academy: &Academy) -> Result<Vec<RoleChangeView>> {
    let db = academy.store.reader();
    let changes = people::role_changes(db, CHANGES).await?;
    let mut ids: Vec<UserId> =
        changes.iter().flat_map(|change| [Some(change.of), change.by]).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    let names: HashMap<_, _> = people::names(db, &ids).await?.into_iter().collect();
    let name = |id: UserId| names.get(&id).map(ToString::to_string).unwrap_or_default();
    Ok(changes
        .into_iter()
        .map(|change| RoleChangeView {
            at: change.at,
            by: change.by.map(name),
            of: name(change.of),
            roles: change.roles,
            reason: change.reason,
        })
        .collect())
}

pub(super) fn row(account: people::Account) -> AccountRow {
    AccountRow {
        id: account.id,
        name: account.name.into(),
        email: account.email.into(),
        roles: account.roles,
        confirmed: account.confirmed_at.is_some(),
        since: account.created_at,
    }
}
