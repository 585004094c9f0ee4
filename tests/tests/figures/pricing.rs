//! The pricing worksheet.

use tests::{Browser, Device, Person, Visitor, Words};

use crate::{Figure, academy, awake, enrol, sign_in};

const PAGE: &str = "/figures/pricing";

#[tokio::test]
async fn without_scripts_the_form_answers_on_the_server_in_both_languages() {
    let server = academy().await;
    let browser = Browser::open(Visitor::without_scripts()).await;
    for words in [Words::ENGLISH, Words::SPANISH] {
        browser.visit(&server.url(&words.path(PAGE))).await;
        browser.sees(&words.of("pricing", "word.holds")).await;
        let price = words.of("pricing", "price");
        browser.fill(&price, "1.250,50").await;
        browser.press(&words.of("figures", "show")).await;
        browser.sees(&words.of("pricing", "word.hours")).await;
        let path = browser.path().await;
        assert!(path.contains("&a-price=1250.50&") && !path.contains("-last"), "{path}");
        browser.fill(&price, "too much").await;
        browser.press(&words.of("figures", "show")).await;
        browser.sees(&words.of("pricing", "not_an_amount")).await;
        browser.sees(&words.of("pricing", "word.last")).await;
        let lowered = format!("{} ", words.of("pricing", "verdict.last"));
        let text = browser.text().await;
        let amount = text.split(&lowered).nth(1).unwrap_or_default();
        assert!(amount.starts_with("1,250.50") || amount.starts_with("1250,50"), "{text}");
        let kept = browser.field(&price).await.prop("value").await.expect("a field");
        assert_eq!(kept.as_deref(), Some("too much"), "what was typed is not lost");
        browser.visit(&server.url(&words.path(&format!("{PAGE}?fixed=many")))).await;
        browser.sees(&words.of("pricing", "word.wrong")).await; // nothing is known but the beginning
    }
    browser.close().await;
}

#[tokio::test]
async fn by_mouse_and_by_touch_the_currency_is_chosen_for_all_amounts() {
    let server = academy().await;
    for visitor in [Visitor::new(), Visitor::new().on(Device::Phone)] {
        let figure = Figure::open(&server, PAGE, visitor).await;
        figure.says("4 of 6 clients pay bills and hours").await;
        figure.browser.press_at("label:has([name=coin][value=eur])").await;
        figure.says("€2,400.00 is left in a month").await;
        figure.browser.press("Undo").await;
        figure.says("2,400 is left in a month").await;
        figure.close().await;
    }
}

#[tokio::test]
async fn by_keyboard_plans_are_changed_and_read_out() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    figure.key("input[name=a-clients]", "\u{E012}\u{E012}").await; // left, twice
    assert_eq!(figure.slider("a-clients").await.0, "4");
    figure.says("stays below its lowest price").await;
    assert!(figure.announced().await.starts_with("Below minimum."), "{}", figure.announced().await);
    figure.browser.fill("Fixed costs a month", "3,000").await;
    figure.key("input[name=fixed]", "\u{E007}").await; // enter sends nothing
    figure.says("Plan A holds").await;
    let path = figure.browser.path().await;
    assert!(path.starts_with(PAGE) && path.contains("fixed=3000"), "{path}");
    figure.key("[data-beside=a-session]", "\u{E009}a\u{E000}2.5\u{E007}").await; // control and a, enter
    assert_eq!(figure.slider("a-session").await, ("2.5".to_owned(), "2.50 h".to_owned()));
    figure.close().await;
}

#[tokio::test]
async fn what_is_no_amount_keeps_the_last_valid_total_and_marks_it() {
    let server = academy().await;
    let figure = Figure::open(&server, PAGE, Visitor::new()).await;
    let fixed = "Fixed costs a month";
    figure.browser.fill(fixed, "3,000").await;
    figure.key("input[name=fixed]", "\u{E007}").await; // enter
    figure.says("3 of 6 clients pay bills and hours").await;
    let valid = figure.verdict().await;
    let total = valid.split_once("Plan A").expect("a total").1.to_owned();
    figure.browser.fill(fixed, "many").await;
    figure.key("input[name=fixed]", "\u{E007}").await;
    figure.says("its last valid one, 3,000.").await;
    assert!(figure.verdict().await.ends_with(&total), "{} is not {total}", figure.verdict().await);
    assert!(figure.announced().await.starts_with("Last valid result."), "{}", figure.announced().await);
    figure.browser.sees("Side by side: the last valid results").await;
    figure.browser.sees("This is not an amount.").await;
    let field = figure.browser.field(fixed).await;
    assert_eq!(field.prop("value").await.expect("a field").as_deref(), Some("many"));
    assert_eq!(field.attr("aria-invalid").await.expect("a field").as_deref(), Some("true"));
    // It is still so for whoever is given the address.
    let path = figure.browser.path().await;
    assert!(path.contains("fixed=many&fixed-last=3000&"), "{path}");
    figure.browser.visit(&server.url(&path)).await;
    awake(&figure.browser).await;
    figure.says("its last valid one, 3,000.").await;
    figure.browser.fill(fixed, "3000").await;
    figure.key("input[name=fixed]", "\u{E007}").await;
    figure.says("Holds").await;
    assert_eq!(figure.verdict().await, valid);
    let path = figure.browser.path().await;
    assert!(!path.contains("-last"), "{path}");
    figure.close().await;
}

#[tokio::test]
async fn trainees_keep_worksheets_with_and_without_scripts() {
    let server = academy().await;
    enrol(&server);
    for (visitor, words) in [(Visitor::new(), Words::ENGLISH), (Visitor::without_scripts(), Words::SPANISH)] {
        let figure = Figure::open(&server, &words.path(PAGE), visitor).await;
        figure.browser.sees(&words.of("figures", "keep.sign_in")).await;
        sign_in(&server, &figure.browser, &words).await;
        figure.browser.visit(&server.url(&words.path(&format!("{PAGE}?fixed=3000")))).await;
        let (name, act) = (words.of("figures", "keep.name"), words.of("figures", "keep.act"));
        if visitor.scripts {
            awake(&figure.browser).await;
        }
        figure.browser.press(&act).await;
        figure.browser.element(".summary").await;
        let fixed = figure.browser.element("input[name=fixed]").await;
        assert_eq!(fixed.prop("value").await.expect("a field").as_deref(), Some("3000"), "nothing is lost");
        if visitor.scripts {
            awake(&figure.browser).await;
        }
        let called = format!("=Studio {}", words.locale());
        figure.browser.fill(&name, &called).await;
        figure.browser.press(&act).await;
        figure.browser.element("#kept").await;
        figure.browser.visit(&server.url(&words.path(PAGE))).await;
        figure.browser.press(&called).await;
        let fixed = figure.browser.element("input[name=fixed]").await;
        assert_eq!(fixed.prop("value").await.expect("a field").as_deref(), Some("3000"));
        if !visitor.scripts {
            figure.browser.press(&words.of("figures", "keep.change")).await;
            figure.browser.press(&words.of("figures", "keep.drop")).await;
            let gone = figure.browser.text().await;
            assert!(!gone.contains(&called), "{gone}");
        }
        figure.browser.close().await;
    }
}

#[tokio::test]
async fn the_table_opens_in_spreadsheets_of_both_languages_and_computes_nothing() {
    let server = academy().await;
    let visitor = Person::visitor(&server);
    let page = visitor.get(&format!("{PAGE}?coin=usd&a-price=1999.5")).await;
    let href = page.link("/figures/pricing/table.csv").expect("a link to the table").replace("&amp;", "&");
    let answer = visitor.get(&format!("{href}&keep-as=%3D1%2B1")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
    let disposition = answer.headers["content-disposition"].to_str().expect("text");
    assert!(disposition.starts_with("attachment") && disposition.contains("pricing.csv"), "{disposition}");
    let lines: Vec<_> = answer.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Pricing worksheet,'=1+1");
    assert!(lines.contains(&"Price of the package,1999.50,2400"), "{lines:#?}");
    assert!(lines.contains(&"Currency,USD,USD"), "{lines:#?}");
    let spanish = visitor.get("/figures/pricing/table.csv?lang=es&a-price=1999%2C5").await;
    assert!(spanish.body.contains("Precio del paquete;1999,50;2400"), "{}", spanish.body);
    assert_eq!(visitor.get("/figures/needle-depth/table.csv").await.status, 404);
}
