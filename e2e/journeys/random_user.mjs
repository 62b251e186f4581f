// Someone who does anything: taps, keys, drags, pinches, other sizes, back and forward, themes, without a network and with one again, while
// nothing may be stored; on every kind of page. No error, no word on the console, no failed request of the page's own, and each page
// stays what it must be: one heading, one large diagram, an address that shows the same again.
//
// What is done follows from a number, the seed, which a failure names: node run.mjs … --only random_user --seed N. `cargo xtask soak`
// does much more, from another seed each time.
import { limit, userCase } from '../harness/random_user.mjs';

export default { cases: [userCase('goes about the whole site', (user, actions) => user.wander(actions))], limit };
