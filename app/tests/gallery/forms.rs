//! Fields, choices, messages.

use app::i18n::Locale;
use app::ui::*;
use domain::{FieldProblem, Problem};
use leptos::prelude::*;

/// A sign-up form with two problems, and everything else one can fill in.
pub fn page(locale: Locale, theme: &'static str) -> AnyView {
    let problems = Problems::new(
        locale,
        &[
            FieldProblem::new("email", Problem::NotAnEmail),
            FieldProblem::new("password", Problem::TooShort { min: 12 }),
        ],
    );
    view! {
        <TopBar
            locale
            home="#"
            brand="Stipple Academy"
            nav=vec![Link::new("Courses", "#"), Link::new("Check a certificate", "#")]
            other_language="#"
            theme
            theme_action="#"
            here="/"
            account=Account::SignedOut { sign_in: "#".into(), sign_up: "#".into() }
        />
        <main id="main" tabindex="-1">
            <div class="wrap">
                <div class="auth">
                    <h1>"Sign up"</h1>
                    <ErrorSummary locale problems=problems.clone() labels=vec![("email", "E-mail"), ("password", "Password")] />
                    <form novalidate>
                        <Field locale name="name" label="Name" value="Ana Rey" hint="As it will stand on your certificate." autocomplete="name" />
                        <Field locale name="email" label="E-mail" value="ana" kind="email" problem=problems.of("email") autocomplete="email" />
                        <PasswordField locale name="password" label="Password" hint="At least 12 characters." new=true problem=problems.of("password") />
                        <Select locale name="place" label="Country" options=vec![("es".into(), "España".into()), ("us".into(), "United States".into())] value="us" />
                        <TextArea locale name="note" label="What did you try?" optional=true hint="Two sentences are enough." />
                        <Copyable locale name="address" label="Public address" value="https://academy.example/verify/7Q4K-2M9P-W3XD" hint="Whoever opens it sees the certificate." />
                        <Checkbox locale name="terms" checked=true>"I have read how my photos are kept."</Checkbox>
                        <div class="actions">
                            <Button>"Sign up"</Button>
                            <Button look=Look::Quiet>"Save draft"</Button>
                            <Button look=Look::Danger confirm="Withdraw “Three hairlines”? Your mentor will not see it.">"Withdraw"</Button>
                        </div>
                        <StatusLine text="Saved 10:42" />
                    </form>
                    <p class="also">"You have an account? "<a href="#">"Sign in"</a></p>
                </div>
                <Choices locale name="layer" legend="In which layer should pigment lie?" hint="One answer.">
                    <ChoiceCard name="layer" value="a">"Epidermis"</ChoiceCard>
                    <ChoiceCard name="layer" value="b" checked=true>"Upper dermis"<span class="hint">"Papillary, about half a millimetre."</span></ChoiceCard>
                    <ChoiceCard name="layer" value="c" mark="wrong-answer">"Subcutis"</ChoiceCard>
                </Choices>
                <input type="file" aria-label="Photos" multiple />
            </div>
        </main>
    }
    .into_any()
}
