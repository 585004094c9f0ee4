//! The directory as a client meets it: without scripts, on a phone, in both languages; and as search engines read it.

use std::time::Duration;

use http::StatusCode;
use tests::{Answer, Browser, Device, Mailbox, Person, Server, Setup, Visitor, Words};

fn said(answer: &Answer, words: &[&str]) {
    let text = answer.text();
    for word in words {
        assert!(text.contains(word), "“{word}” is not on the page:\n{text}");
    }
}

/// The value that the tests' own parsers find in an address after this.
fn after<'t>(text: &'t str, start: &str, end: char) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    rest.split(end).next().unwrap_or_default()
}

async fn demo(mailbox: &Mailbox) -> Server {
    Setup::new().demo().mailbox(mailbox).start().await
}

#[tokio::test]
async fn a_client_finds_an_artist_writes_to_them_and_says_how_it_was() {
    let mailbox = Mailbox::open();
    let server = demo(&mailbox).await;
    finding(&server).await;
    no_longer_in_force(&server).await;
    for_search_engines(&server).await;
    writing(&server, &mailbox).await;
    a_page_of_ones_own(&server).await;
    a_review_by_code(&server).await;
    hiding(&server).await;
}

/// The list in a browser that runs no scripts.
async fn finding(server: &Server) {
    let words = Words::ENGLISH;
    let browser = Browser::open(Visitor::without_scripts().on(Device::Phone)).await;
    browser.visit(&server.url("/artists")).await;
    browser.sees("5 artists").await;
    browser.fill(&words.of("artists", "list.place"), "madrid").await;
    browser.press(&words.of("artists", "list.find")).await;
    browser.sees("One artist near Madrid, Spain").await;
    browser.sees("Carmen Capilar (demo)").await;
    browser.press(&words.of("artists", "list.services")).await;
    browser.tick("Scar camouflage").await;
    browser.press(&words.of("artists", "list.find")).await;
    browser.sees("Nobody fits all of this").await;
    // What holds stays ticked, and each filter says how many there would be without it.
    browser.sees("Without “Scar camouflage” · One artist").await;
    browser.sees("· 2 artists").await;
    browser.press("Remove the filter 50 km around Madrid, Spain").await;
    browser.sees("2 artists").await;
    browser.sees("Nuno da Nuca (demo)").await;
    browser.press("Nuno da Nuca (demo)").await;
    browser.sees("Valid").await;
    browser.press(&words.of("artists", "list.guide")).await;
    browser.arrives("/artists/how-to-choose").await;
    browser.close().await;

    let visitor = Person::visitor(server);
    let springfield = visitor.get("/es/artists?place=Springfield").await;
    said(&springfield, &["¿A qué «Springfield» te refieres?", "Illinois, Estados Unidos"]);
    let nowhere = visitor.get("/artists?place=Nowhere%20on%20Sea").await;
    said(&nowhere, &["We know no place called “Nowhere on Sea”", "5 artists"]);
    assert!(nowhere.body.contains("value=\"Nowhere on Sea\""), "what was typed is kept");
}

async fn no_longer_in_force(server: &Server) {
    let visitor = Person::visitor(server);
    let list = visitor.get("/artists").await;
    for name in ["Rita Revoked", "Elena Expirada", "Hugo Hidden"] {
        assert!(!list.text().contains(name), "{name} is listed");
    }
    let rita = visitor.get("/artists/rita-revoked").await;
    said(&rita, &["No certificate is in force", "Revoked on"]);
    assert!(!rita.text().contains("A demo page of"), "what she says about herself is not shown");
    assert!(rita.body.contains("noindex") && !rita.body.contains("ld+json"));
    assert_eq!(visitor.get("/artists/hugo-hidden").await.status, StatusCode::NOT_FOUND);
}

async fn for_search_engines(server: &Server) {
    let visitor = Person::visitor(server);
    let robots = visitor.get("/robots.txt").await.body;
    assert!(robots.contains(&format!("Sitemap: {}", server.url("/sitemap.xml"))), "{robots}");
    let map = visitor.get("/sitemap.xml").await;
    assert_eq!(map.headers["content-type"], "application/xml; charset=utf-8");
    for path in ["/", "/es", "/artists/how-to-choose", "/es/artists/arlo-artist", "/courses/foundations"] {
        assert!(map.body.contains(&format!("<loc>{}</loc>", server.url(path))), "{path} is missing");
    }
    for path in ["hugo-hidden", "rita-revoked", "elena-expirada", "/dashboard"] {
        assert!(!map.body.contains(path), "{path} is told to search engines");
    }
    for address in map.body.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next()) {
        let path = address.strip_prefix(&server.url("")).expect("an address of ours");
        let path = if path.is_empty() { "/" } else { path };
        assert_eq!(visitor.get(path).await.status, StatusCode::OK, "{path}");
    }
    let page = visitor.get("/artists/arlo-artist").await;
    let data = after(&page.body, "<script type=\"application/ld+json\">", '<');
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    let person = &data["mainEntity"];
    assert_eq!((&person["name"], &person["@type"]), (&"Arlo Artist (demo)".into(), &"Person".into()));
    assert_eq!(person["hasCredential"][0]["@type"], "EducationalOccupationalCredential");
    assert_eq!(person["hasCredential"][0]["url"], server.url("/verify/DEMO-VALID"));

    // A block of data is no script: the content security policy has nothing against it.
    let browser = Browser::open(Visitor::new()).await;
    for path in ["/artists", "/artists/arlo-artist", "/es/artists/how-to-choose"] {
        browser.visit(&server.url(path)).await;
        browser.element("h1").await;
    }
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
    browser.close().await;
}

async fn writing(server: &Server, mailbox: &Mailbox) {
    let client = Person::visitor(server);
    let page = client.get("/artists/arlo-artist").await;
    for secret in ["artist@stipple.test", "stipple.test"] {
        assert!(!page.body.contains(secret), "the page holds {secret}");
    }
    let shown = page.value("shown").expect("when the form was shown").to_owned();
    let typed = |email: &'static str, trap: &'static str, shown: &'static str| {
        [
            ("name", "Carl <b>"),
            ("email", email),
            ("message", "Are you free in May?"),
            ("subject", trap),
            ("shown", shown),
        ]
    };
    let wrong = client.send("/artists/arlo-artist", &typed("carl(at)example", "", "1")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    said(&wrong, &["Enter an e-mail address", "Are you free in May?"]);
    assert!(wrong.body.contains("value=\"Carl &lt;b"), "the name is kept, and harmless");
    let filled = client.send("/artists/arlo-artist", &typed("carl@example.org", "Buy now", "1")).await;
    assert_eq!(filled.status, StatusCode::UNPROCESSABLE_ENTITY);
    said(&filled, &["Leave this field empty."]);
    let message =
        [("name", "Carl Client"), ("email", "carl@example.org"), ("message", "Are you free in May?")];
    let mut fields = message.to_vec();
    fields.push(("shown", &shown));
    // As fast as no person writes.
    let fresh = client.get("/artists/arlo-artist").await.value("shown").expect("the time").to_owned();
    let mut hasty = message.to_vec();
    hasty.push(("shown", &fresh));
    let hasty = client.send("/artists/arlo-artist", &hasty).await;
    said(&hasty, &["faster than anybody writes", "Are you free in May?"]);
    tokio::time::sleep(Duration::from_secs(3)).await;
    let sent = client.send("/artists/arlo-artist", &fields).await;
    assert_eq!(sent.location(), Some("/artists/arlo-artist?sent=yes"), "{}", sent.text());
    said(&client.get("/artists/arlo-artist?sent=yes").await, &["on its way to Arlo Artist (demo)"]);
    for _ in 0..600 {
        let letters = mailbox.letters_to("artist@stipple.test");
        if let Some(letter) = letters.iter().find(|letter| letter.text.contains("Are you free in May?")) {
            assert_eq!(letter.reply_to.as_deref(), Some("carl@example.org"));
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the message did not arrive");
}

async fn a_page_of_ones_own(server: &Server) {
    let hugo = Person::of_the_demo(server, "hugo").await;
    said(&hugo.get("/certificates").await, &["Be found by clients"]);
    let typed = [
        ("do", "save"),
        ("slug", "Hugo Hidden"),
        ("place", "Springfield"),
        ("about", "Kept, whatever happens"),
        ("website", "http://hugo.example"),
        ("services", "crown"),
    ];
    let again = hugo.send("/certificates/profile", &typed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    said(
        &again,
        &[
            "3 things need correcting",
            "Use small letters without accents",
            "starts with https://",
            "Kept, whatever happens",
        ],
    );
    assert!(again.body.contains("value=\"Hugo Hidden\""));
    let mut fields = vec![
        ("do", "save"),
        ("slug", "hugo-in-town"),
        ("place", "Springfield"),
        ("about", "Written anew"),
        ("services", "crown"),
        ("languages", "en"),
        ("contact", "yes"),
    ];
    let which = hugo.send("/certificates/profile", &fields).await;
    said(
        &which,
        &["Several places have this name", "Which one do you mean?", "Springfield, Illinois, United States"],
    );
    let choices = which.body.split("<input").filter(|input| input.contains("name=\"at\""));
    let first = choices.map(|input| after(input, "value=\"", '"')).next().expect("a choice").to_owned();
    fields.push(("at", &first));
    let saved = hugo.send("/certificates/profile", &fields).await;
    assert_eq!(saved.location(), Some("/certificates/profile/preview?saved=yes"), "{}", saved.text());
    said(&hugo.get("/certificates/profile/preview").await, &["Only you can see this page", "Written anew"]);
    let visitor = Person::visitor(server);
    assert_eq!(visitor.get("/artists/hugo-in-town").await.status, StatusCode::NOT_FOUND);
    hugo.send("/certificates/profile", &[("do", "publish")]).await;
    said(&visitor.get("/artists/hugo-in-town").await, &["Written anew", "Write to Hugo Hidden (demo)"]);
}

async fn a_review_by_code(server: &Server) {
    let hugo = Person::of_the_demo(server, "hugo").await;
    let given = hugo.send("/certificates/reviews", &[("do", "give"), ("label", "Friday")]).await;
    let code = after(given.location().expect("the slip"), "slip=", '#').to_owned();
    let slip = hugo.get(&format!("/certificates/reviews?slip={code}")).await;
    let link = slip.link("/artists/hugo-in-town/review").expect("an address to hand on").to_owned();
    said(&slip, &["Friday", "Not used yet", "One code given to a client"]);

    let words = Words::SPANISH;
    let client = Browser::open(Visitor::without_scripts().on(Device::Phone)).await;
    client.visit(&server.url(&format!("/es{link}"))).await;
    client.press(&words.of("artists", "review.send")).await;
    client.sees("datos que corregir").await;
    client.fill(&words.of("artists", "review.text"), "Todo tranquilo.").await;
    for name in ["explained", "opened", "price", "aftercare", "again"] {
        client.press_at(&format!("input[name={name}][value=yes]")).await;
    }
    client.press(&words.of("artists", "review.send")).await;
    client.sees("Guarda esto").await;
    let key = client.text().await;
    let key =
        key.split("Clave").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a key").to_owned();

    let visitor = Person::visitor(server);
    assert!(!visitor.get("/artists/hugo-in-town").await.text().contains("Todo tranquilo."));
    let admin = Person::of_the_demo(server, "admin").await;
    let queue = admin.get("/admin/reviews").await;
    said(&queue, &["Todo tranquilo.", "2 texts wait."]);
    let (_, row) = queue.body.split_once("Todo tranquilo.").expect("a row");
    let review = after(row, "name=\"review\" value=\"", '"').to_owned();
    let decide = [("do", "publish"), ("review", review.as_str()), ("of", "review")];
    let decided = admin.send("/admin/reviews", &decide).await;
    assert_eq!(decided.location(), Some("/admin/reviews?done=published"), "{}", decided.text());
    let page = visitor.get("/artists/hugo-in-town").await;
    said(&page, &["Todo tranquilo.", "Confirmed by one-time code", "one review published"]);
    assert!(page.body.contains("lang=\"es\""));

    client.visit(&server.url(&format!("/es{link}"))).await;
    client.fill(&words.of("artists", "review.key"), &key).await;
    client.press(&words.of("artists", "review.withdraw_submit")).await;
    client.sees("Esta reseña se retiró").await;
    client.close().await;
    let page = visitor.get("/artists/hugo-in-town").await;
    assert!(!page.text().contains("Todo tranquilo."));
    said(&page, &["one taken back by its author"]);
}

async fn hiding(server: &Server) {
    let hugo = Person::of_the_demo(server, "hugo").await;
    let visitor = Person::visitor(server);
    hugo.send("/certificates/profile", &[("do", "hide")]).await;
    assert_eq!(visitor.get("/artists/hugo-in-town").await.status, StatusCode::NOT_FOUND);
    assert!(!visitor.get("/artists").await.text().contains("Hugo"));
}
