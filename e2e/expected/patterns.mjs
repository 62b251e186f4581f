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
  neck: ['side', 'back', 'front'],
  breastbone: ['side', 'front'],
};

const essential = { strength: 'essential', deep: false };
const spillover = { strength: 'spillover', deep: false };
const inside = (zone) => ({ ...zone, deep: true });

/** The muscles: which diagram shows each best, where its pain is felt, and how many X marks each diagram holds. */
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
};

export const VIEWS = ['side', 'back', 'front'];

/** The side that the side diagram shows. */
export const facing = (side) => (side === 'left' ? 'left' : 'right');

/**
 * The zones that must be there, sorted, one line of text each.
 * @param {string | null} muscle slug, or nothing chosen
 * @param {'left' | 'right' | 'both'} side
 */
export function expectedZones(muscle, side) {
  if (!muscle) return [];
  const lines = [];
  for (const [area, { strength, deep }] of Object.entries(MUSCLES[muscle].zones)) {
    for (const view of SEEN_IN[area]) {
      const shown = view === 'side' ? [facing(side)] : side === 'both' ? ['left', 'right'] : [side];
      lines.push(...shown.map((shownSide) => zoneLine({ view, area, side: shownSide, strength, deep })));
    }
  }
  return lines.sort();
}

/** One zone as a line of text, for comparison. */
export function zoneLine({ view, area, side, strength, deep }) {
  return [view, area, side, strength, deep ? 'deep' : ''].join(' ').trim();
}
