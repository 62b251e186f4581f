// A page that stays open while very much is done on it, as on a tablet through a day, holds on to no more than it did before. Only where much
// is to be done (`cargo xtask soak`): the first actions leave what is made once.
import { limit, userCase } from '../harness/random_user.mjs';
import { JOINT_PAGE } from '../pages/joint_page.mjs';
import { CHROMIUM } from '../pages/map_page.mjs';

const PAGES = ['/', '/pain/', JOINT_PAGE, '/session/'];

const cases = PAGES.map((address) => userCase(`${address}: nothing is left behind`, (user, actions) => user.stays(address, actions / PAGES.length), CHROMIUM));

export default { cases, limit, onlyInSoak: true };
