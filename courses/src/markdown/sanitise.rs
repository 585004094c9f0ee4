//! The elements and attributes that lesson text may have. The writer makes no others; this is the second lock.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// Takes out whatever is not on the list.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

fn cleaner() -> Builder<'static> {
    let tags = HashSet::from([
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "sup",
        "h2",
        "h3",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "aside",
        "figure",
        "figcaption",
        "div",
    ]);
    let attributes = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("figure", HashSet::from(["id"])),
        ("h2", HashSet::from(["id"])),
        ("h3", HashSet::from(["id"])),
        ("ol", HashSet::from(["start"])),
        ("th", HashSet::from(["scope"])),
        ("td", HashSet::from(["data-label"])),
    ]);
    let classes = HashMap::from([
        ("a", HashSet::from(["term", "try"])),
        ("aside", HashSet::from(["note", "warn", "safety", "action"])),
        ("div", HashSet::from(["frame"])),
        ("figure", HashSet::from(["figure"])),
        ("sup", HashSet::from(["cite"])),
        ("table", HashSet::from(["data"])),
        ("td", HashSet::from(["number"])),
    ]);
    let mut builder = Builder::default();
    builder
        .tags(tags)
        .generic_attributes(HashSet::new())
        .tag_attributes(attributes)
        .allowed_classes(classes)
        .url_schemes(HashSet::from(["https"]))
        .link_rel(None);
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_styles_and_handlers_do_not_get_through() {
        assert_eq!(clean("<p onclick=\"x()\" style=\"color:red\">a<script>x()</script></p>"), "<p>a</p>");
        assert_eq!(clean("<a href=\"javascript:x()\">a</a>"), "<a>a</a>");
    }

    #[test]
    fn what_the_writer_makes_gets_through_unchanged() {
        for html in [
            "<aside class=\"note warn safety\"><strong>Safety</strong><p>a</p></aside>",
            "<sup class=\"cite\"><a href=\"#source-9\">9</a></sup>",
            "<td data-label=\"Layer\">a</td>",
            "<h3 id=\"señal\">Señal</h3>",
            "<figure class=\"figure\" id=\"film_layers\"><div class=\"frame\">a</div></figure>",
        ] {
            let wrapped = if html.starts_with("<td") {
                format!("<table class=\"data\"><tbody><tr>{html}</tr></tbody></table>")
            } else {
                html.to_owned()
            };
            assert_eq!(clean(&wrapped), wrapped);
        }
    }
}
