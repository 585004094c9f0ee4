//! Photos on pages: in a draft, and in a round that was sent.

use contract::practice::{PhotoView, RoundView};
use domain::practice::photo::RenditionKind;
use leptos::prelude::*;

use crate::i18n::{Locale, format, practice as say};
use crate::practice::media::{self, PhotoFile};
use crate::practice::words;

/// The photos of a draft, each with what could be better and a button that takes it out.
pub(super) fn draft(locale: Locale, photos: Vec<PhotoView>) -> impl IntoView {
    let item = |photo: PhotoView| {
        let advice = photo.advice.iter().map(|advice| words::advice(locale, *advice));
        let advice: Vec<_> = advice.map(|text| view! { <li>{text}</li> }).collect();
        view! {
            <li>
                <img
                    class="thumb"
                    src=media::rendition(photo.id, RenditionKind::Thumb)
                    alt=""
                    width=photo.width.to_string()
                    height=photo.height.to_string()
                    loading="lazy"
                />
                <p class="name">{photo.name.clone()}</p>
                <button
                    class="btn quiet"
                    name="do"
                    value=format!("remove-{}", photo.id)
                    aria-label=say::upload::remove_named(locale, &photo.name)
                >
                    {say::upload::remove(locale)}
                </button>
                <p class="amount">{format::bytes(locale, photo.bytes)}</p>
                {(!advice.is_empty())
                    .then(|| {
                        view! {
                            <div class="advice">
                                <strong>{say::upload::advice_title(locale)}</strong>
                                <ul>{advice}</ul>
                            </div>
                        }
                    })}
            </li>
        }
    };
    view! { <ul class="queue">{photos.into_iter().map(item).collect_view()}</ul> }
}

/// The photos of a round that was sent; each leads to the largest picture of it.
pub(super) fn plates(locale: Locale, round: &RoundView) -> impl IntoView + use<> {
    let item = |(number, photo): (u64, &PhotoView)| {
        view! {
            <li>
                <a href=media::rendition(photo.id, RenditionKind::Full)>
                    <img
                        src=media::rendition(photo.id, RenditionKind::Thumb)
                        alt=say::submission::photo_alt(locale, number, &photo.name)
                        width=photo.width.to_string()
                        height=photo.height.to_string()
                        loading="lazy"
                    />
                </a>
            </li>
        }
    };
    let label = say::submission::photos(locale, round.number);
    view! { <ul class="shots" aria-label=label>{(1..).zip(&round.photos).map(item).collect_view()}</ul> }
}

/// What we hold of a round, file by file.
pub(super) fn receipt(locale: Locale, photos: &[PhotoView]) -> impl IntoView + use<> {
    let item = |photo: &PhotoView| {
        view! {
            <li>
                <p>
                    <strong>{photo.name.clone()}</strong>
                    " · "
                    {format::bytes(locale, photo.bytes)}
                    " · "
                    <a
                        href=PhotoFile::Original.href(photo.id)
                        aria-label=say::submission::download_named(locale, &photo.name)
                    >
                        {say::submission::download(locale)}
                    </a>
                </p>
                <p class="code">{photo.sha256.clone()}</p>
            </li>
        }
    };
    view! { <ol class="held">{photos.iter().map(item).collect_view()}</ol> }
}
