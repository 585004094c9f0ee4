use proptest::prelude::*;

use super::*;

fn money(whole: i64) -> Money {
    Money::of_minor(whole * 100)
}

fn percent(value: u8) -> Percent {
    Percent::new(value).expect("a percentage")
}

/// The studio of the lessons.
fn studio() -> Studio {
    Studio { fixed: money(4500), hour: money(50), profit: percent(15) }
}

/// What it offers.
fn offer() -> Offer {
    Offer {
        price: money(2400),
        clients: 6,
        sessions: 3,
        session: Minutes::new(240),
        around: Minutes::new(300),
        variable: money(400),
        touch_up: Percent::ZERO,
    }
}

#[test]
fn the_studio_of_the_lessons_reckons_as_they_do() {
    let found = studio().reckon(&offer());
    assert_eq!((found.time, found.labour), (Minutes::new(17 * 60), money(850)));
    assert_eq!((found.contribution, found.after_hours), (money(2000), money(1150)));
    assert_eq!((found.break_even, found.break_even_with_hours), (Some(3), Some(4)));
    assert_eq!((found.margin, found.overhead), (Some(479), Some(313)), "47.9 and 31.25 percent");
    assert_eq!(found.fixed_share, money(750));
    assert_eq!(found.minimum, Money::of_minor(235_295), "2000 / 0.85");
    assert_eq!((found.month, found.income), (money(2400), money(5100)));
    assert_eq!(found.standing, Standing::Holds);
    let four = studio().reckon(&Offer { clients: 4, ..offer() });
    assert_eq!((four.month, four.standing), (money(100), Standing::BelowMinimum));
}

#[test]
fn a_session_pays_its_hours_only_if_the_client_comes_back() {
    let found = studio().reckon(&offer());
    assert_eq!(found.per_session, money(800));
    assert_eq!(found.one_more, Money::of_minor(33_334), "200 of hours, 133.34 of materials");
    assert_eq!(found.after_one_visit, Money::of_minor(80_000 - 13_334 - 45_000));
}

#[test]
fn an_included_touch_up_is_a_cost_of_every_client() {
    let half = studio().reckon(&Offer { touch_up: percent(50), ..offer() });
    assert_eq!(half.time, Minutes::new(17 * 60 + 120));
    assert_eq!(half.touch_ups, Money::of_minor(6_667));
    assert!(half.minimum > studio().reckon(&offer()).minimum);
}

#[test]
fn a_price_below_the_materials_never_breaks_even() {
    let found = studio().reckon(&Offer { price: money(300), ..offer() });
    assert_eq!((found.break_even, found.standing), (None, Standing::EveryClientCosts));
    let free = studio().reckon(&Offer { price: Money::ZERO, ..offer() });
    assert_eq!((free.margin, free.overhead), (None, None));
}

#[test]
fn amounts_are_read_as_people_write_them() {
    let read = |text: &str| Money::parse(text, 2).map(Money::minor);
    for text in
        ["4500", "4,500", "4.500", "4 500", "4\u{a0}500", "4500.0", "4.500,00", "4,500.00", "4'500", "4500,"]
    {
        assert_eq!(read(text), Ok(450_000), "{text}");
    }
    assert_eq!(read("12,5"), Ok(1_250));
    assert_eq!(read(".5"), Err(NotAnAmount));
    assert_eq!(Money::parse("1.234.567", 0).map(Money::minor), Ok(1_234_567));
    for text in [
        "",
        "-5",
        "1,2,3",
        "12.345.6,7",
        "1,234,5.00",
        "4.500.00",
        "many",
        "1e5",
        "12.5000",
        "99999999999999",
    ] {
        assert_eq!(read(text), Err(NotAnAmount), "{text}");
    }
    assert_eq!(Money::parse("12.50", 0), Err(NotAnAmount));
}

fn anything() -> impl Strategy<Value = (Studio, Offer)> {
    let amount = || (0..=Money::MOST.minor()).prop_map(Money::of_minor);
    let small = || (0..=1_000_000_i64).prop_map(Money::of_minor);
    let studio = (prop_oneof![small(), amount()], prop_oneof![small(), amount()], 0..=Studio::MOST_PROFIT);
    let offer = (prop_oneof![small(), amount()], 1..=60_u16, 1..=6_u16, 0..=720_u32, 0..=1200_u32);
    (studio, offer, prop_oneof![small(), amount()], 0..=100_u8).prop_map(
        |(studio, offer, variable, touch_up)| {
            let (fixed, hour, profit) = studio;
            let (price, clients, sessions, session, around) = offer;
            (
                Studio { fixed, hour, profit: percent(profit) },
                Offer {
                    price,
                    clients,
                    sessions,
                    session: Minutes::new(session),
                    around: Minutes::new(around),
                    variable,
                    touch_up: percent(touch_up),
                },
            )
        },
    )
}

proptest! {
    #[test]
    fn the_minimum_price_reaches_the_target_and_nothing_below_it_does((studio, offer) in anything()) {
        let minimum = studio.reckon(&offer).minimum;
        let at = |price: Money| {
            let found = studio.reckon(&Offer { price, ..offer });
            let profit = i128::from(price.minor()) * i128::from(offer.clients) * i128::from(studio.profit.get());
            i128::from(found.month.minor()) * 100 >= profit
        };
        prop_assert!(at(minimum), "the hours are paid and the profit is left");
        prop_assert!(minimum == Money::ZERO || !at(minimum - Money::of_minor(1)), "a cent less is not enough");
    }

    #[test]
    fn the_clients_of_the_break_even_cover_the_fixed_costs_and_one_less_does_not((studio, offer) in anything()) {
        let found = studio.reckon(&offer);
        for (needed, each) in
            [(found.break_even, found.contribution), (found.break_even_with_hours, found.after_hours)]
        {
            let covered = |clients: i64| {
                i128::from(clients) * i128::from(each.minor()) >= i128::from(studio.fixed.minor())
            };
            match needed {
                Some(needed) => prop_assert!(covered(needed) && (needed == 0 || !covered(needed - 1))),
                None => prop_assert!(each <= Money::ZERO && studio.fixed > Money::ZERO),
            }
        }
    }

    #[test]
    fn a_price_that_holds_is_at_least_the_minimum_and_the_other_way_round((studio, offer) in anything()) {
        let found = studio.reckon(&offer);
        if found.contribution > Money::ZERO {
            prop_assert_eq!(found.standing == Standing::Holds, offer.price >= found.minimum);
        }
    }

    #[test]
    fn an_amount_written_plainly_is_read_again(minor in 0..=Money::MOST.minor(), decimals in prop::sample::select(vec![0_u32, 2])) {
        let amount = Money::of_minor(minor);
        prop_assert_eq!(Money::parse(&amount.plain(decimals), decimals), Ok(amount));
    }
}
