//! Accounts.

use domain::Locale;
use domain::id::UserId;
use domain::identity::{DisplayName, EmailAddress, Role, Roles};
use domain::policy::{ChangeRoles, Enter, EnterAs, Grant, ManageOwnAccount};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LikeExpr, Query};
use sea_orm::{Condition, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::account::{ActiveModel, Column, Entity, Model};
use super::entities::role_change;
use crate::{Error, Result, Tx};

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its identity.
    pub id: UserId,
    /// The address.
    pub email: EmailAddress,
    /// The name.
    pub name: DisplayName,
    /// The password's hash, in PHC form.
    pub password_hash: String,
    /// The language of letters.
    pub locale: Locale,
    /// What the person may act as.
    pub roles: Roles,
    /// When the address was confirmed, if it was.
    pub confirmed_at: Option<OffsetDateTime>,
    /// When it was opened.
    pub created_at: OffsetDateTime,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("roles", &self.roles).finish_non_exhaustive()
    }
}

/// An account to be opened. Everybody begins as a trainee; other roles take a grant of their own.
#[derive(Clone)]
pub struct NewAccount {
    /// Its identity.
    pub id: UserId,
    /// The address.
    pub email: EmailAddress,
    /// The name.
    pub name: DisplayName,
    /// The password's hash, in PHC form.
    pub password_hash: String,
    /// The language of letters.
    pub locale: Locale,
    /// When it is opened.
    pub created_at: OffsetDateTime,
}

impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Opens an account whose address is not confirmed yet.
///
/// # Errors
/// [`Error::Duplicate`] when the address has an account.
pub async fn open_account(tx: &Tx, _grant: &Grant<Enter>, new: NewAccount) -> Result<()> {
    ActiveModel {
        id: Set(new.id.get()),
        sought: Set(sought(&new.name, &new.email)),
        email: Set(new.email.into()),
        name: Set(new.name.into()),
        password_hash: Set(new.password_hash),
        locale: Set(new.locale.tag().to_owned()),
        trainee: Set(true),
        mentor: Set(false),
        admin: Set(false),
        confirmed_at: Set(None),
        created_at: Set(new.created_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Lets a second sign-up replace what the first one said, as long as nobody has confirmed the address.
///
/// # Errors
/// When the database refuses.
pub async fn replace_unconfirmed(tx: &Tx, _grant: &Grant<Enter>, id: UserId, new: NewAccount) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            sought: Set(sought(&new.name, &new.email)),
            name: Set(new.name.into()),
            password_hash: Set(new.password_hash),
            locale: Set(new.locale.tag().to_owned()),
            ..Default::default()
        })
        .filter(Column::Id.eq(id.get()))
        .filter(Column::ConfirmedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that the address reaches its owner.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(tx: &Tx, grant: &Grant<EnterAs>, at: OffsetDateTime) -> Result<()> {
    let confirmed = ActiveModel { confirmed_at: Set(Some(at)), ..Default::default() };
    update(tx, grant.target().user, confirmed).await
}

/// Keeps another hash of the password.
///
/// # Errors
/// When the database refuses.
pub async fn change_password(tx: &Tx, grant: &Grant<EnterAs>, hash: String) -> Result<()> {
    update(tx, grant.target().user, ActiveModel { password_hash: Set(hash), ..Default::default() }).await
}

/// Gives an account another address.
///
/// # Errors
/// [`Error::Duplicate`] when the address has an account.
pub async fn change_email(
    tx: &Tx,
    grant: &Grant<EnterAs>,
    name: &DisplayName,
    email: EmailAddress,
) -> Result<()> {
    let moved =
        ActiveModel { sought: Set(sought(name, &email)), email: Set(email.into()), ..Default::default() };
    update(tx, grant.target().user, moved).await
}

/// Gives up an account at `email` that nobody has confirmed: a sign-up that got no further. One that roles were noted
/// of stays.
///
/// # Errors
/// When the database refuses.
pub async fn release_unconfirmed(tx: &Tx, _grant: &Grant<Enter>, email: &EmailAddress) -> Result<()> {
    let noted = Query::select().column(role_change::Column::AccountId).from(role_change::Entity).to_owned();
    Entity::delete_many()
        .filter(Column::Email.eq(email.as_str()))
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::Id.not_in_subquery(noted))
        .exec(tx)
        .await?;
    Ok(())
}

/// Changes one's own name.
///
/// # Errors
/// When the database refuses.
pub async fn rename(
    tx: &Tx,
    grant: &Grant<ManageOwnAccount>,
    email: &EmailAddress,
    name: DisplayName,
) -> Result<()> {
    let renamed =
        ActiveModel { sought: Set(sought(&name, email)), name: Set(name.into()), ..Default::default() };
    update(tx, grant.target().0, renamed).await
}

/// Changes what somebody may act as.
///
/// # Errors
/// When the database refuses.
pub async fn change_roles(tx: &Tx, grant: &Grant<ChangeRoles>, roles: Roles) -> Result<()> {
    let changed = ActiveModel {
        trainee: Set(roles.has(Role::Trainee)),
        mentor: Set(roles.has(Role::Mentor)),
        admin: Set(roles.has(Role::Admin)),
        ..Default::default()
    };
    update(tx, grant.target().0, changed).await
}

async fn update(tx: &Tx, id: UserId, values: ActiveModel) -> Result<()> {
    Entity::update_many().set(values).filter(Column::Id.eq(id.get())).exec(tx).await?;
    Ok(())
}

/// The account `id`.
///
/// # Errors
/// When the database refuses.
pub async fn account(db: &impl ConnectionTrait, id: UserId) -> Result<Option<Account>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// The account with this address.
///
/// # Errors
/// When the database refuses.
pub async fn account_by_email(db: &impl ConnectionTrait, email: &EmailAddress) -> Result<Option<Account>> {
    Entity::find().filter(Column::Email.eq(email.as_str())).one(db).await?.map(read).transpose()
}

/// Everybody who is an admin; none of them can stop being one until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn admins(tx: &Tx) -> Result<Vec<UserId>> {
    let mut admins = Entity::find().filter(Column::Admin.eq(true)).order_by_asc(Column::Id);
    if tx.locks_rows() {
        admins = admins.lock_exclusive();
    }
    Ok(admins.all(tx).await?.into_iter().map(|row| UserId::new(row.id)).collect())
}

/// The accounts whose name or address holds `search` and which have `role`, by name; `limit` of them from the
/// `offset`-th, and how many there are altogether.
///
/// # Errors
/// When the database refuses.
pub async fn accounts(
    db: &impl ConnectionTrait,
    search: Option<&str>,
    role: Option<Role>,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Account>, u64)> {
    let sought = search.map(|text| Column::Sought.like(containing(&text.to_lowercase())));
    let has_role = role.map(|role| role_column(role).eq(true));
    let found = Entity::find().filter(Condition::all().add_option(sought).add_option(has_role));
    let total = found.clone().count(db).await?;
    let page =
        found.order_by_asc(Column::Name).order_by_asc(Column::Id).offset(offset).limit(limit).all(db).await?;
    Ok((page.into_iter().map(read).collect::<Result<_>>()?, total))
}

/// The roll of names for a set of accounts.
///
/// # Errors
/// When the database refuses.
pub async fn names(db: &impl ConnectionTrait, ids: &[UserId]) -> Result<Vec<(UserId, DisplayName)>> {
    let rows = Entity::find().filter(Column::Id.is_in(ids.iter().map(|id| id.get()))).all(db).await?;
    rows.into_iter().map(|row| read(row).map(|account| (account.id, account.name))).collect()
}

const fn role_column(role: Role) -> Column {
    match role {
        Role::Trainee => Column::Trainee,
        Role::Mentor => Column::Mentor,
        Role::Admin => Column::Admin,
    }
}

/// A pattern that finds `text` as it is, whatever signs it holds.
fn containing(text: &str) -> LikeExpr {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

fn sought(name: &DisplayName, email: &EmailAddress) -> String {
    format!("{} {email}", name.as_str().to_lowercase())
}

fn read(row: Model) -> Result<Account> {
    let roles = [(Role::Trainee, row.trainee), (Role::Mentor, row.mentor), (Role::Admin, row.admin)];
    Ok(Account {
        id: UserId::new(row.id),
        email: EmailAddress::parse(&row.email).map_err(|_| Error::corrupt("e-mail address", row.id))?,
        name: DisplayName::parse(&row.name).map_err(|_| Error::corrupt("name", row.id))?,
        password_hash: row.password_hash,
        locale: Locale::from_tag(&row.locale).ok_or_else(|| Error::corrupt("locale", &row.locale))?,
        roles: roles.into_iter().filter(|(_, has)| *has).map(|(role, _)| role).collect(),
        confirmed_at: row.confirmed_at,
        created_at: row.created_at,
    })
}
