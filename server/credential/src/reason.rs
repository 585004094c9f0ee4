//! Why a check did not pass: a closed list, so that a page can say each one in the reader's language.

use serde::Serialize;
use thiserror::Error;
use time::OffsetDateTime;

use crate::strict_json::StrictJsonError;

/// Why a check failed, or could not be made. `Display` is English for logs and the command line; pages translate
/// by [`code`](Self::code).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Reason {
    /// More bytes than anything we sign.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit, bytes.
        limit: usize,
    },
    /// Not three base64url parts.
    #[error("not a compact JWT: three base64url parts with dots between them")]
    NotCompact,
    /// A part is not JSON.
    #[error("a part of the token is not JSON")]
    NotJson,
    /// An object names a member twice.
    #[error("a JSON object names a member twice")]
    DuplicateMember,
    /// An algorithm we never sign with, `none` among them.
    #[error("signed with algorithm `{algorithm}`, not ES256")]
    Algorithm {
        /// The algorithm claimed, shortened.
        algorithm: String,
    },
    /// A header member is missing.
    #[error("the token's header lacks `{member}`")]
    HeaderMissing {
        /// The member.
        member: &'static str,
    },
    /// A header member that we never write (`jwk`, `jku`, `crit`, …).
    #[error("the token's header has `{member}`, which this academy never writes")]
    HeaderExtra {
        /// The member, shortened.
        member: String,
    },
    /// `typ` is not `JWT`.
    #[error("the token's `typ` is not JWT")]
    TokenType,
    /// The key belongs to another issuer.
    #[error("signed by `{kid}`, not by this academy")]
    ForeignIssuer {
        /// The key claimed, shortened.
        kid: String,
    },
    /// The key claims to be the issuer's and is not (any more).
    #[error("signed with a key its issuer does not vouch for")]
    UnknownKey,
    /// The key was given up because others may have got hold of it: nothing it signed counts.
    #[error("signed with a key the academy gave up on {}", at.date())]
    KeyCompromised {
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// Signed in the name of somebody else than the issuer the document names.
    #[error("signed by `{kid}`, which is not the issuer the document names")]
    SignerNotIssuer {
        /// The key claimed, shortened.
        kid: String,
    },
    /// The issuer's keys are not to be found, because its identifier is of another kind.
    #[error("the issuer `{issuer}` is neither a did:web nor a did:key, so its keys cannot be found")]
    IssuerKind {
        /// The issuer claimed, shortened.
        issuer: String,
    },
    /// The issuer's keys could not be fetched.
    #[error("the issuer's keys could not be fetched")]
    KeysUnavailable,
    /// What the issuer publishes is no DID document.
    #[error("what the issuer publishes is not a DID document of its own")]
    KeysMalformed,
    /// The key does not fit the algorithm, or is too weak for it.
    #[error("the issuer's key is too weak, or not for this algorithm")]
    KeyUnsuitable,
    /// This build of the program does not know the algorithm.
    #[error("signatures of this kind are not checked here")]
    AlgorithmUnread,
    /// The signature does not fit the text.
    #[error("the signature does not match: the document was altered")]
    Signature,
    /// Signed by us, yet another kind of document.
    #[error("a document of another kind, not `{expected}`")]
    DocumentType {
        /// The type wanted.
        expected: &'static str,
    },
    /// A required member is missing or of the wrong type.
    #[error("the document's structure is wrong: {detail}")]
    Structure {
        /// What the reader stumbled over.
        detail: String,
    },
    /// A registered claim contradicts the credential.
    #[error("the claim `{claim}` contradicts the document")]
    ClaimMismatch {
        /// The claim.
        claim: &'static str,
    },
    /// A member that must not be there (`vc`, `vp`).
    #[error("the document has a `{member}` member, which it must not have")]
    ForbiddenClaim {
        /// The member.
        member: &'static str,
    },
    /// There is no embedded proof.
    #[error("the document has no embedded proof; its signature covers everything")]
    NoProof,
    /// The embedded proof was not looked at.
    #[error("embedded proofs are not checked here; the document's signature covers everything")]
    ProofUnread,
    /// The embedded proof was not checked again.
    #[error("not checked again: the token's signature covers the embedded proof like everything else")]
    ProofCovered,
    /// There is no token around the document.
    #[error("there is no token around the document; the embedded proof vouches for it")]
    NoToken,
    /// The document uses terms that the vocabularies built in do not know, so nobody here can say what it means.
    #[error("the document uses terms that are not built in here")]
    ProofTerms,
    /// There is a member for embedded proofs, and not exactly one in it.
    #[error("the document has {count} embedded proofs, not one")]
    ProofCount {
        /// How many.
        count: usize,
    },
    /// The embedded proof is of a kind we never make.
    #[error("the embedded proof is `{kind}`, not eddsa-rdfc-2022")]
    ProofKind {
        /// Type and cryptosuite, shortened.
        kind: String,
    },
    /// The embedded proof was made for something else than stating what the document says.
    #[error("the embedded proof is for `{purpose}`, not for assertions")]
    ProofPurpose {
        /// The purpose claimed, shortened.
        purpose: String,
    },
    /// The document uses terms of a vocabulary that is not built in.
    #[error("the document uses the context `{context}`, which this academy never uses")]
    ProofContext {
        /// The context, shortened.
        context: String,
    },
    /// The document has members which no embedded proof covers, because they mean nothing.
    #[error("the document has members that no embedded proof would cover")]
    ProofUncovered,
    /// What the document states cannot be put into the form that is signed.
    #[error("the embedded proof cannot be checked, because the document has no canonical form")]
    ProofUncheckable,
    /// The embedded proof does not fit the document.
    #[error("the embedded proof does not match: the document or the proof was altered")]
    ProofSignature,
    /// The key's time is over.
    #[error("made with a key that ended on {}", at.date())]
    KeyEnded {
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// Valid only later.
    #[error("not valid before {}", from.date())]
    NotYetValid {
        /// Start of validity.
        #[serde(with = "time::serde::rfc3339")]
        from: OffsetDateTime,
    },
    /// No longer valid.
    #[error("expired on {}", until.date())]
    Expired {
        /// End of validity.
        #[serde(with = "time::serde::rfc3339")]
        until: OffsetDateTime,
    },
    /// It has no end.
    #[error("it has no end")]
    NoEnd,
    /// The issuer keeps no status list for it.
    #[error("the issuer keeps no status list for it, so it cannot be withdrawn")]
    NoStatus,
    /// The register was asked, because the question is about the past.
    #[error(
        "the academy's register tells how things stood then; a status list tells only how they stand now"
    )]
    StatusPast,
    /// The list says that it is withdrawn now, and the question is about the past.
    #[error("it is withdrawn now, and the list does not say since when")]
    StatusUndated,
    /// The question is about a day to come.
    #[error("nobody can know whether it will be withdrawn by then")]
    StatusFuture,
    /// There is no status list to look into.
    #[error("no status list at hand")]
    StatusUnavailable,
    /// The status list is not the one the credential names.
    #[error("the status list is another one than the certificate names")]
    StatusListForeign,
    /// The status list is outdated (or from the future).
    #[error("the status list is outdated; fetch it again")]
    StatusListStale,
    /// The list does not decode to a bitstring.
    #[error("the status list does not decode")]
    StatusListEncoding,
    /// Shorter than the specification allows, or than the index.
    #[error("the status list is too short")]
    StatusListShort,
    /// The list is longer than we inflate.
    #[error("the status list is too long")]
    StatusListLong,
    /// The list is about another purpose than revocation.
    #[error("the status list has another purpose than revocation")]
    StatusPurpose,
    /// The certificate's bit is set.
    #[error("its issuer has withdrawn this certificate")]
    Withdrawn,
    /// The signed digest is another one than the stored record's.
    #[error("the stored record differs from the signed one")]
    RecordDiffers,
    /// The register has no such certificate.
    #[error("the academy's register has no such certificate")]
    RecordUnknown,
    /// An earlier check failed, so this one would say nothing.
    #[error("not checked, because an earlier check failed")]
    NotReached,
}

impl Reason {
    /// Stable name for translations and machines, the `code` member of the JSON form.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::NotCompact => "not-compact",
            Self::NotJson => "not-json",
            Self::DuplicateMember => "duplicate-member",
            Self::Algorithm { .. } => "algorithm",
            Self::HeaderMissing { .. } => "header-missing",
            Self::HeaderExtra { .. } => "header-extra",
            Self::TokenType => "token-type",
            Self::ForeignIssuer { .. } => "foreign-issuer",
            Self::UnknownKey => "unknown-key",
            Self::KeyCompromised { .. } => "key-compromised",
            Self::SignerNotIssuer { .. } => "signer-not-issuer",
            Self::IssuerKind { .. } => "issuer-kind",
            Self::KeysUnavailable => "keys-unavailable",
            Self::KeysMalformed => "keys-malformed",
            Self::KeyUnsuitable => "key-unsuitable",
            Self::AlgorithmUnread => "algorithm-unread",
            Self::Signature => "signature",
            Self::DocumentType { .. } => "document-type",
            Self::Structure { .. } => "structure",
            Self::ClaimMismatch { .. } => "claim-mismatch",
            Self::ForbiddenClaim { .. } => "forbidden-claim",
            Self::NoProof => "no-proof",
            Self::ProofUnread => "proof-unread",
            Self::ProofCovered => "proof-covered",
            Self::NoToken => "no-token",
            Self::ProofTerms => "proof-terms",
            Self::ProofCount { .. } => "proof-count",
            Self::ProofKind { .. } => "proof-kind",
            Self::ProofPurpose { .. } => "proof-purpose",
            Self::ProofContext { .. } => "proof-context",
            Self::ProofUncovered => "proof-uncovered",
            Self::ProofUncheckable => "proof-uncheckable",
            Self::ProofSignature => "proof-signature",
            Self::KeyEnded { .. } => "key-ended",
            Self::NotYetValid { .. } => "not-yet-valid",
            Self::Expired { .. } => "expired",
            Self::NoEnd => "no-end",
            Self::NoStatus => "no-status",
            Self::StatusPast => "status-past",
            Self::StatusUndated => "status-undated",
            Self::StatusFuture => "status-future",
            Self::StatusUnavailable => "status-unavailable",
            Self::StatusListForeign => "status-list-foreign",
            Self::StatusListStale => "status-list-stale",
            Self::StatusListEncoding => "status-list-encoding",
            Self::StatusListShort => "status-list-short",
            Self::StatusListLong => "status-list-long",
            Self::StatusPurpose => "status-purpose",
            Self::Withdrawn => "withdrawn",
            Self::RecordDiffers => "record-differs",
            Self::RecordUnknown => "record-unknown",
            Self::NotReached => "not-reached",
        }
    }
}

impl From<StrictJsonError> for Reason {
    fn from(error: StrictJsonError) -> Self {
        match error {
            StrictJsonError::DuplicateMember => Self::DuplicateMember,
            StrictJsonError::Malformed => Self::NotJson,
        }
    }
}

/// Foreign text on its way into a message: short enough to show.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}
