//! Designs of hairlines are kept as what other figures make: as worksheets.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let designs = Query::select()
            .columns(["id", "account_id"])
            .expr(Expr::val("hairline-design"))
            .columns(["name", "state", "saved_at"])
            .from("designs")
            .to_owned();
        let mut moved = Query::insert();
        moved
            .into_table("worksheets")
            .columns(["id", "account_id", "figure", "name", "state", "kept_at"])
            .select_from(designs)
            .map_err(|error| DbErr::Custom(error.to_string()))?;
        manager.execute(moved).await?;
        manager.drop_table(Table::drop().table("designs").to_owned()).await?;
        // A state says all its values now; one that said none was a figure's beginning, and a value that no figure knows
        // leaves it there.
        let mut nameless = Query::update();
        nameless.table("worksheets").value("state", "from=beginning").and_where(Expr::col("state").eq(""));
        manager.execute(nameless).await
    }
}
