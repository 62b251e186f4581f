//! The types of the atlas. They must not know where their values come from.

#[cfg(feature = "load")]
use databake::Bake;

/// A closed set of values, each with its name in files and addresses. The order of the values is their order in `Ord`.
macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $slug:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
        }
        impl $name {
            /// Every value, in the order of the design.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The value's name in data files, addresses and attributes.
            #[must_use]
            pub const fn slug(self) -> &'static str { match self { $(Self::$variant => $slug),+ } }
            /// The value of that name, if there is one.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<Self> { match slug { $($slug => Some(Self::$variant),)+ _ => None } }
        }
    };
}

closed_set! {
    /// One of the three diagrams of the same head and neck.
    View {
        /// From the side (lateral): the half that faces the reader is the chosen one, the right unless turned.
        Side = "side",
        /// From behind (posterior).
        Back = "back",
        /// From the front (anterior).
        Front = "front",
    }
}

closed_set! {
    /// A side of the body: always that of the person whose head it is, never of the screen.
    Side {
        /// The person's left.
        Left = "left",
        /// The person's right.
        Right = "right",
    }
}

closed_set! {
    /// A place that a person can point at; the head, neck and upper breastbone divided into fourteen.
    Area {
        /// Forehead.
        Forehead = "forehead",
        /// Eyebrow and the ridge under it.
        Brow = "brow",
        /// Inside the eye socket.
        BehindEye = "behind-eye",
        /// Temple.
        Temple = "temple",
        /// Crown (vertex).
        Crown = "crown",
        /// Back of the head (occiput).
        BackOfHead = "back-of-head",
        /// Behind the ear (postauricular).
        BehindEar = "behind-ear",
        /// Ear, outer and inner.
        Ear = "ear",
        /// Cheek.
        Cheek = "cheek",
        /// Jaw, its joint and the chin.
        Jaw = "jaw",
        /// Teeth and the bone that holds them.
        Teeth = "teeth",
        /// Throat.
        Throat = "throat",
        /// Side and back of the neck.
        Neck = "neck",
        /// Upper breastbone.
        Breastbone = "breastbone",
    }
}

closed_set! {
    /// How far the drawing is peeled.
    Layer {
        /// The person as one sees them.
        Skin = "skin",
        /// The face as a person, the neck opened to its muscles.
        Muscle = "muscle",
        /// Superficial muscles taken away.
        Deep = "deep",
        /// Bones alone.
        Bone = "bone",
    }
}

closed_set! {
    /// How many people feel it there, most first; never how much it hurts.
    Strength {
        /// Essential zone: where most people feel it.
        Essential = "essential",
        /// Spillover zone: where some people also feel it.
        Spillover = "spillover",
    }
}

closed_set! {
    /// Which side a zone lies on, seen from the muscle that refers to it.
    Laterality {
        /// The same side as the muscle (ipsilateral).
        SameSide = "same-side",
        /// The other side (contralateral), only when the pain is severe.
        OtherSideWhenSevere = "other-side-when-severe",
        /// Both sides.
        BothSides = "both-sides",
    }
}

closed_set! {
    /// How sure a statement is, the surest first.
    Certainty {
        /// The field's classic charts say so.
        ClassicChart = "classic-chart",
        /// Tested in studies.
        Studies = "studies",
        /// Sources disagree, or the claim is disputed.
        Disputed = "disputed",
        /// Handed down, and not found in a source that could be read.
        Unconfirmed = "unconfirmed",
        /// What can be seen in a body: anatomy texts agree.
        Anatomy = "anatomy",
    }
}

closed_set! {
    /// How soon a doctor should see what an answer of the check tells, the least grave first.
    Urgency {
        /// Before the person books a session.
        BeforeBooking = "before-booking",
        /// The same day.
        Today = "today",
        /// At once, by the emergency number.
        Emergency = "emergency",
    }
}

/// A source of record, or one that only supports where something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Source {
    /// Key in `data/sources.toml`, for example `simons-travell-1999`; also its anchor on `/credits/`.
    pub key: &'static str,
    /// A few words that tell which work it is, for tags: "Travell & Simons 1983".
    pub short: &'static str,
    /// The full citation.
    pub citation: &'static str,
    /// Where it can be read (https), if anywhere.
    pub address: Option<&'static str>,
    /// Whether it may be cited on screen for a claim (manual, journal, guideline, anatomy text); web pages may not.
    pub of_record: bool,
}

/// A sentence that makes a claim, with how sure it is and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Statement {
    /// Key of the sentence in `content/`, unique in its file.
    pub key: &'static str,
    /// The sentence in the language of the build.
    pub text: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
    /// Keys of its sources; at least one is a source of record.
    pub sources: &'static [&'static str],
}

/// A place where a trigger point's or muscle's pain is felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Zone {
    /// Where.
    pub area: Area,
    /// Whether most people feel it there, or some.
    pub strength: Strength,
    /// Felt inside (drawn dashed, with the words "deep inside").
    pub deep: bool,
    /// On which side.
    pub laterality: Laterality,
    /// How sure it is that the zone belongs to the pattern.
    pub certainty: Certainty,
    /// Keys of the sources.
    pub sources: &'static [&'static str],
}

/// A tender, irritable spot in a tight band of muscle; where it is drawn is a convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct TriggerPoint {
    /// For example `scm-sternal-upper`.
    pub id: &'static str,
    /// Name in words: "upper breastbone strand".
    pub name: &'static str,
    /// Name beside that of its strand or muscle: "upper".
    pub short_name: &'static str,
    /// A sentence that a person could say aloud, without the side.
    pub sentence: &'static str,
    /// The strand of the muscle that it lies in, if the muscle has strands.
    pub strand: Option<&'static str>,
    /// Its own pattern.
    pub zones: &'static [Zone],
    /// How sure its place is.
    pub certainty: Certainty,
    /// Keys of the sources.
    pub sources: &'static [&'static str],
}

/// A strand (head) of a muscle that can be chosen by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Strand {
    /// For example `sternal`.
    pub slug: &'static str,
    /// In plain words: "breastbone strand".
    pub name: &'static str,
    /// The same beside its muscle: "breastbone".
    pub short_name: &'static str,
    /// Union of the zones of its points and of the rows that belong to the whole strand.
    pub zones: &'static [Zone],
}

/// A part of a muscle group, with what an anatomy text says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Part {
    /// For example `rectus-capitis-posterior-major`.
    pub slug: &'static str,
    /// Anatomical name.
    pub name: &'static str,
    /// Plain name.
    pub plain_name: &'static str,
    /// Lower attachment, in plain words.
    pub from: &'static str,
    /// Upper attachment, in plain words.
    pub to: &'static str,
    /// What it does, in plain words.
    pub action: &'static str,
    /// The nerve that moves it.
    pub nerve: &'static str,
    /// Keys of the sources of all of these.
    pub sources: &'static [&'static str],
}

/// A muscle, or a group chosen as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Muscle {
    /// The full anatomical name as slug: `sternocleidomastoid`.
    pub slug: &'static str,
    /// Anatomical name: "sternocleidomastoid".
    pub name: &'static str,
    /// Plain name, a page's heading: "The rope-like neck muscle".
    pub plain_name: &'static str,
    /// One or two sentences on what it is.
    pub what: &'static str,
    /// Title of its page.
    pub page_title: &'static str,
    /// Description of its page for search results.
    pub page_description: &'static str,
    /// The diagram that shows it best.
    pub best_view: View,
    /// The referral has no sharp edge: zones are drawn with soft edges.
    pub soft_edged: bool,
    /// Where charts draw one side, people often feel it on both (offered behind a switch).
    pub often_both_sides: bool,
    /// Its parts.
    pub parts: &'static [Part],
    /// Its strands, where it has any.
    pub strands: &'static [Strand],
    /// Its trigger points.
    pub points: &'static [TriggerPoint],
    /// The whole muscle's pattern: the union of its points and of the rows that belong to the whole muscle; where
    /// strengths differ, essential wins. One zone per area and laterality, in the order of [`Area::ALL`].
    pub zones: &'static [Zone],
    /// What people often notice with it; only what the design allows.
    pub noticed: &'static [Statement],
    /// How sure the pattern is.
    pub evidence: &'static [Statement],
    /// What must stand with this muscle and with no other: a sign that needs a doctor where it lies.
    pub caution: Option<&'static str>,
}

/// One line of the guide: a muscle whose classic pattern includes an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct GuideEntry {
    /// Slug of the muscle in the guide; `upper-trapezius`.
    pub slug: &'static str,
    /// Name on screen: "upper trapezius".
    pub name: &'static str,
    /// Slug of the drawn muscle that this is, if it is drawn.
    pub drawn: Option<&'static str>,
}

/// The classic guide for one area: muscles in the manual's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Guide {
    /// The area.
    pub area: Area,
    /// Muscles in the manual's order, each once.
    pub entries: &'static [GuideEntry],
    /// `classic-chart` where the manual has the list, `unconfirmed` where it was put together from single sources.
    pub certainty: Certainty,
    /// Keys of the sources.
    pub sources: &'static [&'static str],
}

/// A muscle of the guide that is not drawn: what it is, and its pattern in words. The guide names it by its slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct GuideMuscle {
    /// Slug of the muscle in the guide: `upper-trapezius`.
    pub slug: &'static str,
    /// What and where it is, in a sentence.
    pub what: &'static str,
    /// Where its pain is often described, a sentence for each certainty.
    pub pattern: &'static [Statement],
}

/// What an area is called, and what must stand with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct AreaWords {
    /// The area.
    pub area: Area,
    /// Name in a list: "Back of the head".
    pub name: &'static str,
    /// Name on the drawing, in a margin label: "back of the head".
    pub label: &'static str,
    /// Name in a list where it is felt inside ("In the ear"), else as `name`.
    pub deep_name: &'static str,
    /// Label where it is felt inside, without the words "deep inside": "in the ear".
    pub deep_label: &'static str,
    /// In a sentence, after "people feel it": "in the temple".
    pub felt: &'static str,
    /// What someone who marks this place must read beside it: who should see a dentist or doctor first.
    pub note: Option<&'static str>,
}

/// How marks are compared with patterns: whole numbers, from `data/matching.toml`. What they mean for a score is said where it
/// is worked out, in the crate `marks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Matching {
    /// Points for a marked place in an essential zone.
    pub essential: u32,
    /// Points for a marked place in a spillover zone; fewer.
    pub spillover: u32,
    /// How many times a place marked as strong counts.
    pub strong: u32,
    /// How many times a place marked as mild counts; fewer.
    pub mild: u32,
    /// How much a place of the pattern that is not marked counts against it, in percent of what it would count if marked.
    pub not_marked_percent: u32,
    /// The stated score, 1 to 100: a pattern that does not reach it does not fit well.
    pub least_score: u32,
    /// How many patterns are shown at most.
    pub most_rows: u32,
}

/// The practice whose page this is; from `content/practice.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Practice {
    /// Whether this is the demonstration that the project ships with (kept out of search engines, said on the page).
    pub demonstration: bool,
    /// Name of the practice.
    pub name: &'static str,
    /// Name and credentials of the practitioner.
    pub practitioner: Option<&'static str>,
    /// Address of this site (https, ends with `/`), for canonical addresses.
    pub site_address: Option<&'static str>,
    /// Booking page (https, tel or mailto).
    pub booking: Option<&'static str>,
    /// The same with a place, `{summary}`, for what the person wants to send along; only where the practice has one.
    pub booking_template: Option<&'static str>,
    /// Phone number as people write it.
    pub phone: Option<&'static str>,
    /// The same as a link, `tel:+1…`.
    pub phone_link: Option<&'static str>,
    /// E-mail address.
    pub email: Option<&'static str>,
    /// Postal address, a line each.
    pub postal: &'static [&'static str],
    /// Opening hours, a line each.
    pub hours: &'static [&'static str],
    /// The practitioner's story in their own words, a paragraph each.
    pub story: &'static [&'static str],
    /// Address of the practitioner's photo below the site, `/portrait.jpg`.
    pub photo: Option<&'static str>,
    /// What the photo shows, for those who do not see it.
    pub photo_shows: &'static str,
    /// What happens in a visit, a step each.
    pub visit: &'static [&'static str],
    /// Emergency number of the place.
    pub emergency_number: &'static str,
}

/// A length or place in the drawings' frame: millimetres in steps of a tenth, the precision of their sources. Whole numbers,
/// because printing floating point numbers costs the browser more than everything else on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Mm(
    /// Tenths of a millimetre.
    pub i32,
);

impl Mm {
    /// Whole millimetres.
    #[must_use]
    pub const fn whole(millimetres: i32) -> Self {
        Self(millimetres * 10)
    }

    /// Half of it, rounded toward zero.
    #[must_use]
    pub const fn half(self) -> Self {
        Self(self.0 / 2)
    }
}

impl std::ops::Add for Mm {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Mm {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// As SVG writes it: `-12.5`, `40`.
impl std::fmt::Display for Mm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        if tenth == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{tenth}") }
    }
}

/// Where a zone of one diagram is drawn; its outline stays in the page's HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct DrawnZone {
    /// Which area it shows.
    pub area: Area,
    /// The muscle whose own shape this is, for a place within the area where the others are not felt; without one, that of all
    /// which have none of their own.
    pub muscle: Option<&'static str>,
    /// Where a label's leader line ends, x and y, on the person's right half.
    pub label: (Mm, Mm),
}

/// A pain area of one diagram, a place that a person points at; its outline stays in the page's HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct DrawnArea {
    /// Which area it is.
    pub area: Area,
    /// The middle of its name, or where a label's leader line ends, x and y, on the person's right half.
    pub label: (Mm, Mm),
    /// How wide a name may be that stands on it.
    pub room: Mm,
    /// Whether pain there is felt inside, so that its name stands in the margin always.
    pub deep: bool,
}

/// Where a trigger point of one diagram is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct DrawnPoint {
    /// Id of the trigger point.
    pub id: &'static str,
    /// Its place, x and y, on the person's right half.
    pub at: (Mm, Mm),
}

/// A joint that can be chosen, where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct DrawnJoint {
    /// The joint's slug.
    pub slug: &'static str,
    /// Its middle.
    pub at: (Mm, Mm),
}

/// What one diagram can show, so far as the program must know it; outlines stay in the page's HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Drawing {
    /// Which diagram.
    pub view: View,
    /// Left edge, top edge, width and height.
    pub view_box: (Mm, Mm, Mm, Mm),
    /// The zones drawn in it.
    pub zones: &'static [DrawnZone],
    /// The pain areas that it is divided into.
    pub areas: &'static [DrawnArea],
    /// The trigger points drawn in it.
    pub points: &'static [DrawnPoint],
    /// Slugs of the muscles that can be chosen in it.
    pub regions: &'static [&'static str],
    /// Those of them that lie under skin: a zone that is lit over one takes the tap.
    pub covered: &'static [&'static str],
    /// The joints that can be chosen in it.
    pub joints: &'static [DrawnJoint],
}

/// One thing that the check before booking asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct CheckItem {
    /// For example `thunderclap`.
    pub id: &'static str,
    /// In plain words; continues its screen's question.
    pub text: &'static str,
    /// Why it is asked, a sentence.
    pub why: &'static str,
    /// How sure it is that it matters: `studies` also where a guideline or a published screen names it.
    pub certainty: Certainty,
    /// Keys of the sources.
    pub sources: &'static [&'static str],
}

/// One question of the check; all its items lead to the same result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct CheckScreen {
    /// For example `sudden`.
    pub id: &'static str,
    /// The question.
    pub question: &'static str,
    /// A line below it, where it helps.
    pub hint: Option<&'static str>,
    /// What it asks for. The items of a screen with only one are not listed: the question says it.
    pub items: &'static [CheckItem],
    /// What "yes" leads to.
    pub yes: Urgency,
    /// What "not sure" leads to; at most as grave as `yes`.
    pub not_sure: Urgency,
}

/// The check "Before you book".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct BookingCheck {
    /// The questions, the gravest first; at most [`BookingCheck::MOST_SCREENS`].
    pub screens: &'static [CheckScreen],
    /// What to tell the therapist first; at most [`BookingCheck::MOST_TICKS`].
    pub tell: &'static [CheckItem],
    /// Its words.
    pub words: crate::CheckWords,
}

impl BookingCheck {
    /// So many questions a check can have: more would not be short.
    pub const MOST_SCREENS: usize = 12;
    /// So many things can be ticked: each is a bit of a `u32`.
    pub const MOST_TICKS: usize = 32;
}

/// Session mode: what stands only there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct SessionFacts {
    /// How the front and side of the neck are held.
    pub grip: &'static [CheckItem],
    /// Its words.
    pub words: crate::SessionWords,
}

/// Everything, checked and baked into the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "load", derive(Bake), databake(path = atlas))]
pub struct Atlas {
    /// Drawn muscles, in the order in which lists show them.
    pub muscles: &'static [Muscle],
    /// What each area is called, in the order of [`Area::ALL`].
    pub areas: &'static [AreaWords],
    /// The classic guide, one per area, in the order of [`Area::ALL`].
    pub guide: &'static [Guide],
    /// The muscles of the guide that are not drawn, sorted by slug.
    pub guide_muscles: &'static [GuideMuscle],
    /// How marks are compared with patterns.
    pub matching: Matching,
    /// All sources.
    pub sources: &'static [Source],
    /// The practice.
    pub practice: Practice,
    /// The check before booking.
    pub check: BookingCheck,
    /// The joints that can be seen in motion.
    pub joints: &'static [crate::Joint],
    /// Session mode.
    pub session: SessionFacts,
    /// What stands below the map on the start page.
    pub home: crate::Home,
    /// The words of the page's live part.
    pub words: crate::Words,
    /// The words of its still part.
    pub still_words: crate::StillWords,
    /// The words of marking where it hurts.
    pub mark_words: crate::MarkWords,
}

impl Side {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

impl Muscle {
    /// The strand of that slug.
    #[must_use]
    pub fn strand(&self, slug: &str) -> Option<&'static Strand> {
        self.strands.iter().find(|strand| strand.slug == slug)
    }

    /// The trigger point of that id.
    #[must_use]
    pub fn point(&self, id: &str) -> Option<&'static TriggerPoint> {
        self.points.iter().find(|point| point.id == id)
    }
}

impl Atlas {
    /// The drawn muscle of that slug.
    #[must_use]
    pub fn muscle(&self, slug: &str) -> Option<&'static Muscle> {
        self.muscles.iter().find(|m| m.slug == slug)
    }

    /// What an area is called.
    ///
    /// # Panics
    /// Never in a built program: the reader refuses an atlas in which an area has no words.
    #[must_use]
    pub fn area(&self, area: Area) -> &'static AreaWords {
        self.areas.iter().find(|a| a.area == area).expect("the reader checked that every area has words")
    }

    /// What is known of a muscle of the guide that is not drawn.
    #[must_use]
    pub fn guide_muscle(&self, slug: &str) -> Option<&'static GuideMuscle> {
        self.guide_muscles.iter().find(|muscle| muscle.slug == slug)
    }

    /// The joint of that slug.
    #[must_use]
    pub fn joint(&self, slug: &str) -> Option<&'static crate::Joint> {
        self.joints.iter().find(|joint| joint.slug == slug)
    }

    /// The source of that key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&'static Source> {
        self.sources.iter().find(|s| s.key == key)
    }
}
