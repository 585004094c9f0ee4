//! What people see: pages, forms and islands, in both languages.

pub mod i18n;
