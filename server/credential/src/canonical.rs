//! From JSON-LD to canonical N-Quads.
//!
//! JSON-LD to RDF is `oxjsonld`'s work, [RDFC-1.0](https://www.w3.org/TR/rdf-canon/) `oxrdf`'s. Here is what makes both
//! safe to use. The contexts are built in and nothing is ever fetched; they hold the mappings of the terms our documents
//! use, word for word as published, and `tests/third_party` holds them against the whole ones. RDFC-1.0 takes
//! exponential time where unnamed nodes hang from each other ([§7.1]); ours never do, so what does is refused.
//!
//! [§7.1]: https://www.w3.org/TR/rdf-canon/#dataset-poisoning

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{
    Dataset, GraphNameRef, NamedOrBlankNodeRef, QuadRef, TermRef,
    dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm},
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    rdf::{BADGE_CONTEXTS, RdfError},
    reason::shortened,
};

/// The statements of `document`, whose contexts are `contexts`, as canonical N-Quads.
pub(crate) fn canonical(contexts: &[String], document: &impl Serialize) -> Result<String, RdfError> {
    if let Some(unknown) = contexts.iter().find(|context| built_in(context).is_none()) {
        return Err(RdfError::Context { context: shortened(unknown) });
    }
    let json = serde_json::to_vec(document).map_err(no_json_ld)?;
    let mut statements = statements(&json)?;
    if statements.iter().any(|statement| links_unnamed(&statement)) {
        return Err(RdfError::Entangled);
    }
    let hash_algorithm = CanonicalizationHashAlgorithm::Sha256;
    statements.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm });
    let mut lines: Vec<_> = statements.iter().map(|statement| format!("{statement} .\n")).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// Whether every term in `document` means something in its contexts. JSON-LD passes over the others, so that nothing
/// would sign them.
///
/// A vocabulary of last resort stands before the contexts: what no context knows comes out as one of its terms.
pub(crate) fn knows_every_term(contexts: &[String], document: &Value) -> Result<bool, RdfError> {
    const LAST_RESORT: &str = "urn:no-context-knows:";
    let mut document = document.clone();
    let mut all = vec![json!({ "@vocab": LAST_RESORT })];
    all.extend(contexts.iter().map(|context| json!(context)));
    document["@context"] = Value::Array(all);
    Ok(!canonical(contexts, &document)?.contains(&format!("<{LAST_RESORT}")))
}

/// Nodes without name get random ones here; the canonical form does not depend on them.
fn statements(json: &[u8]) -> Result<Dataset, RdfError> {
    let mut statements = Dataset::new();
    let load = |url: &str, _: &_| match built_in(url) {
        Some(text) => Ok(JsonLdRemoteDocument { document: text.into(), document_url: url.into() }),
        None => Err("nothing is fetched".into()),
    };
    for statement in JsonLdParser::new().for_slice(json).with_load_document_callback(load) {
        statements.insert(&statement.map_err(no_json_ld)?);
    }
    Ok(statements)
}

/// Whether a statement leads from one unnamed node to another.
fn links_unnamed(statement: &QuadRef<'_>) -> bool {
    let subject = matches!(statement.subject, NamedOrBlankNodeRef::BlankNode(_));
    let object = matches!(statement.object, TermRef::BlankNode(_));
    let graph = matches!(statement.graph_name, GraphNameRef::BlankNode(_));
    [subject, object, graph].into_iter().filter(|unnamed| *unnamed).count() > 1
}

/// A context's mappings of the terms we write.
fn built_in(url: &str) -> Option<&'static str> {
    let [credentials, open_badges, extensions] = BADGE_CONTEXTS;
    match url {
        _ if url == credentials => Some(include_str!("../contexts/credentials-v2.json")),
        _ if url == open_badges => Some(include_str!("../contexts/open-badges-3.0.3.json")),
        _ if url == extensions => Some(include_str!("../contexts/open-badges-extensions.json")),
        #[cfg(test)]
        "https://www.w3.org/ns/credentials/examples/v2" => {
            Some(r#"{"@context":{"@vocab":"https://www.w3.org/ns/credentials/examples#"}}"#)
        }
        _ => None,
    }
}

fn no_json_ld(error: impl ToString) -> RdfError {
    RdfError::JsonLd { detail: shortened(&error.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::CREDENTIALS;

    fn of(contexts: &[&str], members: Value) -> Result<String, RdfError> {
        let contexts: Vec<_> = contexts.iter().map(ToString::to_string).collect();
        let mut document = members;
        document["@context"] = json!(contexts);
        canonical(&contexts, &document)
    }

    #[test]
    fn a_context_that_is_not_built_in_is_refused_and_never_fetched() {
        let foreign = "https://evil.example/context.json";
        let refusal = RdfError::Context { context: foreign.into() };
        assert_eq!(of(&[CREDENTIALS, foreign], json!({"name": "a"})), Err(refusal));
        let inside = of(&[CREDENTIALS], json!({"issuer": {"@context": foreign, "name": "a"}}));
        assert!(matches!(inside, Err(RdfError::JsonLd { .. })), "{inside:?}");
    }

    #[test]
    fn terms_that_no_context_knows_are_found_wherever_they_stand() {
        let knows = |members: Value| knows_every_term(&[CREDENTIALS.to_owned()], &members);
        let known = json!({"id": "urn:a", "type": "VerifiableCredential", "issuer": "urn:b", "name": "c"});
        assert_eq!(knows(known), Ok(true));
        for unknown in [
            json!({"id": "urn:a", "type": "VerifiableCredential", "grade": "A"}),
            json!({"id": "urn:a", "type": ["VerifiableCredential", "Diploma"]}),
            json!({"id": "urn:a", "type": "VerifiableCredential", "issuer": {"id": "urn:b", "rank": "high"}}),
            json!({"id": "urn:a", "issuer": "urn:b"}),
        ] {
            assert_eq!(knows(unknown.clone()), Ok(false), "{unknown}");
        }
    }

    #[test]
    fn unnamed_nodes_that_hang_from_each_other_are_refused_before_they_are_ordered() {
        let everybody: Vec<_> = (0..12).map(|n| format!("_:b{n}")).collect();
        let clique = everybody.iter().map(|node| {
            let others: Vec<_> = everybody.iter().filter(|other| *other != node).collect();
            json!({"id": node, "type": "VerifiableCredential", "evidence": others})
        });
        let clique = json!({"type": "VerifiableCredential", "evidence": clique.collect::<Vec<_>>()});
        assert_eq!(of(&[CREDENTIALS], clique), Err(RdfError::Entangled));
    }

    #[test]
    fn twins_without_a_name_are_both_kept_whatever_their_order() {
        let twins = json!({"id": "urn:a", "type": "VerifiableCredential", "evidence": [
            {"type": "VerifiableCredential", "name": "x"}, {"type": "VerifiableCredential", "name": "x"},
        ]});
        let text = of(&[CREDENTIALS], twins.clone()).expect("a canonical form");
        assert_eq!(text.lines().filter(|line| line.ends_with("\"x\" .")).count(), 2);
        assert_eq!(of(&[CREDENTIALS], twins), Ok(text));
    }
}
