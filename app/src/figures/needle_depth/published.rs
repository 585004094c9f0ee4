//! The depths that people say they work at (fact A1).

use super::fate::Depth;

/// A published depth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Published {
    /// Who says so; several say the same.
    pub(super) sources: &'static [u16],
    /// From, in millimetres.
    pub(super) from: f64,
    /// To.
    pub(super) to: f64,
}

/// All of them, from the shallowest.
pub(super) const ALL: [Published; 6] = [
    Published { sources: &[36], from: 0.25, to: 0.5 },
    Published { sources: &[37], from: 0.5, to: 0.5 },
    Published { sources: &[38], from: 0.5, to: 1.5 },
    Published { sources: &[39], from: 1.0, to: 1.0 },
    Published { sources: &[40], from: 1.0, to: 1.5 },
    Published { sources: &[32, 41, 42], from: 1.5, to: 2.0 },
];

/// How a depth compares with what is published: sources that go deeper, that work there, that stay above.
pub(super) fn compare(depth: Depth) -> [Vec<u16>; 3] {
    let mut found = [const { Vec::new() }; 3];
    for one in ALL {
        // A single number is not meant to the twentieth of a millimetre.
        let slack = if one.to - one.from < 0.05 { 0.1 } else { 0.001 };
        let place = if depth.mm() < one.from - slack {
            0
        } else if depth.mm() <= one.to + slack {
            1
        } else {
            2
        };
        found[place].extend(one.sources);
    }
    for sources in &mut found {
        sources.sort_unstable();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_counted_once() {
        for step in 1..=50 {
            let found = compare(Depth::of_mm(f64::from(step) / 20.0));
            assert_eq!(found.iter().map(Vec::len).sum::<usize>(), 8);
        }
        assert_eq!(compare(Depth::of_mm(0.5)), [vec![32, 39, 40, 41, 42], vec![36, 37, 38], vec![]]);
        assert_eq!(compare(Depth::of_mm(2.5))[2].len(), 8);
    }
}
