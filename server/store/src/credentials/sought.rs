//! The words a certificate is found by: the holder's names, the code with and without hyphens, the running number.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::ExprTrait as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Query, SelectStatement, SimpleExpr};

use super::entities::credential_word::{ActiveModel, Column, Entity};
use crate::{Result, Tx};

/// Above every letter: a word that begins with `text` lies between `text` and `text` with this behind it.
const LAST: char = char::MAX;

/// Writes down the words of a certificate that has just been issued.
pub(super) async fn note(tx: &Tx, credential: Uuid, sought: &str) -> Result<()> {
    let word = |word: String| ActiveModel { word: Set(word), credential_id: Set(credential) };
    Entity::insert_many(words(sought).into_iter().map(word)).exec(tx).await?;
    Ok(())
}

/// What stands between spaces, and the parts of what has hyphens.
fn words(sought: &str) -> BTreeSet<String> {
    let parts = sought.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty());
    sought.split_whitespace().chain(parts).map(str::to_owned).collect()
}

/// The certificates that have a word beginning with each of those of `search`, at most `most` of them; `None` when nothing
/// is looked for.
///
/// The longest word, which fits the fewest, is looked up; the others are tried on what it finds.
pub(super) fn matching(search: &str, most: u64) -> Option<SelectStatement> {
    let search = search.to_lowercase();
    let mut wanted: Vec<&str> = search.split_whitespace().collect();
    wanted.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let (longest, others) = wanted.split_first()?;
    let found = Alias::new("found");
    let id = (found.clone(), Column::CredentialId);
    let mut select = Query::select();
    select.distinct().column(id.clone()).from_as(Entity, found.clone());
    select.and_where(begins(&found, longest));
    for word in others {
        let too = Alias::new("too");
        let same = Query::select()
            .expr(Expr::val(1))
            .from_as(Entity, too.clone())
            .and_where(Expr::col((too.clone(), Column::CredentialId)).equals(id.clone()))
            .and_where(begins(&too, word))
            .to_owned();
        select.and_where(Expr::exists(same));
    }
    Some(select.limit(most).to_owned())
}

fn begins(table: &Alias, text: &str) -> SimpleExpr {
    let word = || Expr::col((table.clone(), Column::Word));
    word().gte(text).and(word().lt(format!("{text}{LAST}")))
}
