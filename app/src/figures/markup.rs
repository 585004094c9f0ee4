//! Markup written where leptos is not: the server and the browser make the same text of the same state, and the browser
//! puts it in its place whole.

/// HTML or SVG in the making. What is put in as text or value cannot leave its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// An element with something inside.
    pub fn within(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with a text inside.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.within(name, attributes, |it| it.say(text));
    }

    /// A shape, which has nothing inside.
    pub fn shape(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// A filled rectangle.
    pub fn area(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let [x, y, width, height] = [x, y, width, height].map(number);
        self.shape("rect", &[("class", class), ("x", &x), ("y", &y), ("width", &width), ("height", &height)]);
    }

    /// A line of this width from place to place.
    pub fn line(&mut self, class: &str, width: f64, from: (f64, f64), to: (f64, f64)) {
        let d = format!("M{} {}L{} {}", number(from.0), number(from.1), number(to.0), number(to.1));
        self.path(class, width, &d);
    }

    /// A path whose line has this width.
    pub fn path(&mut self, class: &str, width: f64, d: &str) {
        self.shape("path", &[("class", class), ("stroke-width", &number(width)), ("d", d)]);
    }

    /// Many dots of one diameter, as one path.
    pub fn dots(&mut self, class: &str, diameter: f64, at: impl IntoIterator<Item = (f64, f64)>) {
        let mut d = String::new();
        for (x, y) in at {
            d.push_str(&format!("M{} {}h.01", number(x), number(y)));
        }
        if !d.is_empty() {
            self.path(class, diameter, &d);
        }
    }

    /// Words at a place of a picture; `anchor` as in SVG: `start`, `middle` or `end`.
    pub fn label(&mut self, class: &str, (x, y): (f64, f64), anchor: &str, text: &str) {
        let (x, y) = (number(x), number(y));
        self.text("text", &[("class", class), ("x", &x), ("y", &y), ("text-anchor", anchor)], text);
    }

    /// Text.
    pub fn say(&mut self, text: &str) {
        escape(text, &mut self.0);
    }

    /// More markup.
    pub fn append(&mut self, more: &Self) {
        self.0.push_str(&more.0);
    }

    /// The finished text.
    pub fn into_html(self) -> String {
        self.0
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            escape(value, &mut self.0);
            self.0.push('"');
        }
    }
}

/// A length to a hundredth, as short as it can be written.
pub fn number(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0 + 0.0)
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_cannot_become_markup() {
        let mut markup = Markup::default();
        markup.text("p", &[("title", "a\" onload=\"b")], "<script>&</script>");
        assert_eq!(
            markup.into_html(),
            "<p title=\"a&quot; onload=&quot;b\">&lt;script&gt;&amp;&lt;/script&gt;</p>"
        );
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!([0.1 + 0.2, 2.0, -0.001, 1.005].map(number), ["0.3", "2", "0", "1"]);
    }
}
