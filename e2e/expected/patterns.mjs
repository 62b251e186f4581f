// What the map must draw, written out by hand from clinical.md (sections 1.3, 1.4, 2.2, 8.1) and the mapping of its chart
// zones to areas in design.md: the suite's own copy, so that a slip in the data shows here.

/** The diagrams in which each area can be seen. */
export const SEEN_IN = {
  forehead: ['side', 'front'],
  brow: ['side', 'front'],
  'behind-eye': ['side', 'front'],
  temple: ['side', 'front'],
  crown: ['side', 'back', 'front'],
  'back-of-head': ['side', 'back'],
  'behind-ear': ['side', 'back'],
  ear: ['side', 'back', 'front'],
  cheek: ['side', 'front'],
  jaw: ['side', 'front'],
  teeth: ['side', 'front'],
  throat: ['side', 'front'],
  neck: ['side', 'back'],
  breastbone: ['side', 'front'],
};

const essential = { strength: 'essential', deep: false };
const spillover = { strength: 'spillover', deep: false };
const inside = (zone) => ({ ...zone, deep: true });

/** The muscles: which diagram shows each best, in which it can be chosen (`places`; in all if left out), where its pain is felt, and how many X marks each diagram holds. */
export const MUSCLES = {
  sternocleidomastoid: {
    bestView: 'side',
    zones: {
      forehead: essential,
      brow: essential,
      'behind-eye': inside(spillover),
      temple: spillover,
      crown: spillover,
      // Essential at the ridge, spillover over the rest of the occiput: where strengths differ, essential wins.
      'back-of-head': essential,
      'behind-ear': essential,
      ear: inside(essential),
      cheek: essential,
      jaw: spillover,
      teeth: spillover,
      throat: spillover,
      breastbone: spillover,
    },
    points: [
      'scm-clavicular-lower', 'scm-clavicular-middle', 'scm-clavicular-upper',
      'scm-sternal-inner', 'scm-sternal-lower', 'scm-sternal-middle', 'scm-sternal-upper',
    ],
  },
  suboccipitals: {
    bestView: 'back',
    places: ['side', 'back'],
    zones: {
      // The band is felt inside the skull, all of it.
      forehead: inside(spillover),
      brow: inside(spillover),
      'behind-eye': inside(spillover),
      temple: inside(essential),
      'back-of-head': inside(essential),
    },
    points: ['suboccipital-lateral', 'suboccipital-medial'],
  },
  'upper-trapezius': {
    bestView: 'side',
    zones: {
      neck: essential,
      'behind-ear': essential,
      temple: essential,
      'behind-eye': inside(spillover),
      'back-of-head': spillover,
      // The angle, which turns away from the front.
      jaw: { ...spillover, seenIn: ['side'] },
    },
    points: ['upper-trapezius-front', 'upper-trapezius-middle'],
  },
  temporalis: {
    bestView: 'side',
    places: ['side', 'front'],
    zones: { temple: essential, brow: spillover, teeth: spillover, 'back-of-head': spillover },
    points: ['temporalis-front', 'temporalis-middle-front', 'temporalis-middle-rear', 'temporalis-rear'],
  },
};

/**
 * The trigger points: muscle, strand, and where each is felt. `whenSevere`: what crosses to the other side, only when asked for.
 * From clinical.md 8.1; where its places of the collarbone strand are one row ("mid"), both lower points have it (1.2, 1.4).
 */
export const POINTS = {
  // sternum_upper
  'scm-sternal-lower': { muscle: 'sternocleidomastoid', strand: 'sternal', zones: { breastbone: spillover } },
  // cheek, maxilla, supraorbital, orbit_deep, temple
  'scm-sternal-middle': {
    muscle: 'sternocleidomastoid', strand: 'sternal',
    zones: { cheek: essential, teeth: spillover, brow: essential, 'behind-eye': inside(spillover), temple: spillover },
  },
  // throat, chin
  'scm-sternal-inner': { muscle: 'sternocleidomastoid', strand: 'sternal', zones: { throat: spillover, jaw: spillover } },
  // occipital_ridge, vertex, supraorbital
  'scm-sternal-upper': {
    muscle: 'sternocleidomastoid', strand: 'sternal', zones: { 'back-of-head': essential, crown: spillover, brow: spillover },
  },
  // forehead_ipsi; forehead_contra when severe
  'scm-clavicular-lower': {
    muscle: 'sternocleidomastoid', strand: 'clavicular', zones: { forehead: essential }, whenSevere: { forehead: spillover },
  },
  'scm-clavicular-middle': {
    muscle: 'sternocleidomastoid', strand: 'clavicular', zones: { forehead: essential }, whenSevere: { forehead: spillover },
  },
  // ear_deep, postauricular, cheek, molars_upper
  'scm-clavicular-upper': {
    muscle: 'sternocleidomastoid', strand: 'clavicular',
    zones: { ear: inside(essential), 'behind-ear': essential, cheek: spillover, teeth: spillover },
  },
  // One group: each shows the group's pattern.
  'suboccipital-medial': { muscle: 'suboccipitals', strand: null, zones: MUSCLES.suboccipitals.zones },
  'suboccipital-lateral': { muscle: 'suboccipitals', strand: null, zones: MUSCLES.suboccipitals.zones },
  // 4.3: TrP1 and TrP2
  'upper-trapezius-front': {
    muscle: 'upper-trapezius', strand: null,
    zones: { neck: essential, 'behind-ear': essential, temple: essential, 'behind-eye': inside(spillover), jaw: { ...spillover, seenIn: ['side'] } },
  },
  'upper-trapezius-middle': {
    muscle: 'upper-trapezius', strand: null, zones: { neck: essential, 'behind-ear': spillover, 'back-of-head': spillover },
  },
  'temporalis-front': { muscle: 'temporalis', strand: null, zones: { temple: essential, brow: spillover, teeth: spillover } },
  'temporalis-middle-front': { muscle: 'temporalis', strand: null, zones: { temple: essential, teeth: spillover } },
  'temporalis-middle-rear': { muscle: 'temporalis', strand: null, zones: { temple: essential, teeth: spillover } },
  'temporalis-rear': { muscle: 'temporalis', strand: null, zones: { 'back-of-head': spillover } },
};

/** The strands: their points together, and what belongs to the strand as a whole. Where strengths differ, essential wins. */
export const STRANDS = {
  sternal: {
    breastbone: spillover, cheek: essential, teeth: spillover, brow: essential, 'behind-eye': inside(spillover), temple: spillover,
    throat: spillover, jaw: spillover, 'back-of-head': essential, crown: spillover,
  },
  clavicular: {
    forehead: essential, ear: inside(essential), 'behind-ear': essential, cheek: spillover, teeth: spillover, 'back-of-head': spillover,
  },
};

export const VIEWS = ['side', 'back', 'front'];

/** Whether a muscle can be chosen in a diagram. */
export const canBeChosenIn = (muscle, view) => (MUSCLES[muscle].places ?? VIEWS).includes(view);

/** The places to choose in a large diagram that shows one side, sorted, one line of text each. */
export const placesIn = (view, side) =>
  Object.keys(MUSCLES).filter((muscle) => canBeChosenIn(muscle, view)).map((muscle) => `${view} ${muscle} ${side}`).sort();

/** The side that the side diagram shows. */
export const facing = (side) => (side === 'left' ? 'left' : 'right');

/**
 * The zones that must be there, sorted, one line of text each.
 * @param {string | null} muscle slug, or nothing chosen
 * @param {'left' | 'right' | 'both'} side
 */
export function expectedZones(muscle, side) {
  return muscle ? zoneLines(MUSCLES[muscle].zones, side) : [];
}

/**
 * Zones on a side, sorted, one line of text for each diagram that shows it: the side diagram turns to the chosen side.
 * @param {Record<string, {strength: string, deep: boolean}>} zones
 * @param {'left' | 'right' | 'both'} side
 * @param {'left' | 'right'} [faces] the side that the side diagram shows
 */
export function zoneLines(zones, side, faces = facing(side)) {
  const lines = [];
  for (const [area, { strength, deep, seenIn = SEEN_IN[area] }] of Object.entries(zones)) {
    for (const view of seenIn) {
      const sides = side === 'both' ? ['left', 'right'] : [side];
      const shown = view === 'side' ? sides.filter((one) => one === faces) : sides;
      lines.push(...shown.map((shownSide) => zoneLine({ view, area, side: shownSide, strength, deep })));
    }
  }
  return lines.sort();
}

/** One zone as a line of text, for comparison. */
export function zoneLine({ view, area, side, strength, deep }) {
  return [view, area, side, strength, deep ? 'deep' : ''].join(' ').trim();
}
