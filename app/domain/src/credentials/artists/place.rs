//! Where things are on the globe, to the accuracy of a town.

use serde::{Deserialize, Serialize};

/// A place's number in `GeoNames`, whose gazetteer the academy has a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlaceId(pub u32);

impl std::fmt::Display for PlaceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for PlaceId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, std::num::ParseIntError> {
        text.parse().map(Self)
    }
}

/// A point of the globe in thousandths of a degree: about a hundred metres, which is less than a town is wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Point {
    /// North of the equator, −90 000 to 90 000.
    pub latitude: i32,
    /// East of Greenwich, −180 000 to 180 000.
    pub longitude: i32,
}

/// The mean radius of the Earth in kilometres.
const EARTH: f64 = 6_371.0;
/// Thousandths of a degree of latitude in a kilometre.
const PER_KM: f64 = 1_000.0 / 111.194;

impl Point {
    /// How far away another point is, in kilometres, along the surface of a sphere (haversine).
    pub fn distance(self, other: Self) -> f64 {
        let radians = |thousandths: i32| (f64::from(thousandths) / 1_000.0).to_radians();
        let (here, there) = (radians(self.latitude), radians(other.latitude));
        let north = (there - here) / 2.0;
        let east = radians(other.longitude - self.longitude) / 2.0;
        let half = north.sin().powi(2) + here.cos() * there.cos() * east.sin().powi(2);
        2.0 * EARTH * half.sqrt().min(1.0).asin()
    }
}

/// A box that holds every point within a distance: what a database finds quickly, before distances are worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// From the southernmost to the northernmost latitude.
    pub latitude: (i32, i32),
    /// From west to east; two ranges where the box crosses the date line.
    pub longitude: Vec<(i32, i32)>,
}

impl Bounds {
    /// The box around `point` that holds everything within `km`.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a number of thousandths of degrees on the globe fits"
    )]
    pub fn around(point: Point, km: u32) -> Self {
        const POLE: i32 = 90_000;
        const DATE_LINE: i32 = 180_000;
        let reach = (f64::from(km) * PER_KM).ceil() as i32 + 1;
        let latitude = ((point.latitude - reach).max(-POLE), (point.latitude + reach).min(POLE));
        // Meridians lie closest where the box is nearest to a pole; around a pole all of them are in it.
        let nearest = latitude.0.abs().max(latitude.1.abs());
        let narrowing = (f64::from(nearest) / 1_000.0).to_radians().cos();
        let wide =
            if narrowing > 0.01 { (f64::from(reach) / narrowing).ceil() as i32 + 1 } else { DATE_LINE };
        let (west, east) = (point.longitude - wide, point.longitude + wide);
        let longitude = if wide >= DATE_LINE {
            vec![(-DATE_LINE, DATE_LINE)]
        } else if west < -DATE_LINE {
            vec![(-DATE_LINE, east), (west + 2 * DATE_LINE, DATE_LINE)]
        } else if east > DATE_LINE {
            vec![(west, DATE_LINE), (-DATE_LINE, east - 2 * DATE_LINE)]
        } else {
            vec![(west, east)]
        };
        Self { latitude, longitude }
    }

    /// Whether the box holds a point.
    pub fn holds(&self, point: Point) -> bool {
        (self.latitude.0..=self.latitude.1).contains(&point.latitude)
            && self.longitude.iter().any(|(west, east)| (*west..=*east).contains(&point.longitude))
    }
}
