// The joint that nods: by hand, by slider, by keys; what passes here; free and restricted; without its program and without scripts.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { assertNoFindingsInThemes } from '../harness/axe.mjs';
import { JOINT_PAGE, JointPage, MOTIONS } from '../pages/joint_page.mjs';
import { CHROMIUM, control, eventually } from '../pages/map_page.mjs';

const cases = [];

/** A case on the joint's page, alive. */
function onJoint(title, run, engines) {
  cases.push([title, async (page, given) => {
    const joint = JointPage.of(page);
    await joint.open(JOINT_PAGE);
    await run(joint, given);
  }, engines]);
}

onJoint('each motion goes to both ends of its range and says how it stands', async (joint) => {
  for (const [motion, { low, high, less, more }] of Object.entries(MOTIONS)) {
    await joint.choose(motion);
    const rest = await joint.stands();
    assert.deepEqual(rest.map(({ motion: name, angle }) => ({ name, angle })), [{ name: motion, angle: 0 }], 'one is seen, at rest');
    const shape = await joint.followed(motion);
    for (const [degrees, word] of [[low, less], [high, more]]) {
      await joint.set(motion, degrees);
      const words = `${Math.abs(degrees)}° ${word}`;
      assert.deepEqual(await joint.stands(), [{ motion, angle: degrees, words, slider: String(degrees), spoken: words }]);
      const turned = await joint.turned(motion);
      assert.equal(turned.length, 1, 'all parts of the bone turn together');
      assert.match(turned[0], new RegExp(`^rotate\\(${motion === 'nod' ? -degrees : degrees} `));
      assert.notEqual(await joint.followed(motion), shape, 'muscles follow');
    }
    await joint.set(motion, 0);
    assert.equal(await joint.followed(motion), shape, 'and come back');
  }
});

onJoint('a slider set by a script stays within the range', async (joint) => {
  for (const [value, angle] of [['99', 15], ['-99', -5], ['1e9', 15], ['3.7', 4], ['nonsense', 5]]) {
    await joint.set('nod', value);
    assert.equal(await joint.angle(), angle, value);
  }
  await joint.run(() => {
    const slider = document.querySelector('[data-motion="nod"] input[type="range"]');
    slider.max = '400';
    slider.value = '300';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  assert.equal(await joint.angle(), 15, 'even where the script has widened the slider');
});

onJoint('arrow keys, Home and End move it', async (joint) => {
  await joint.tabTo(joint.slider('nod'));
  await joint.press(Key.ARROW_RIGHT, Key.ARROW_RIGHT);
  await eventually(async () => assert.equal(await joint.angle(), 2));
  await joint.press(Key.ARROW_LEFT, Key.ARROW_LEFT, Key.ARROW_LEFT);
  await eventually(async () => assert.equal(await joint.angle(), -1));
  await joint.press(Key.END, Key.ARROW_RIGHT);
  await eventually(async () => assert.equal(await joint.angle(), 15));
  await joint.press(Key.HOME);
  await eventually(async () => assert.equal(await joint.angle(), -5));
});

onJoint('motions and what passes are chosen by keys too', async (joint) => {
  await joint.tabTo('input[name="motion"]');
  await joint.press(Key.ARROW_RIGHT);
  await eventually(async () => assert.equal((await joint.stands())[0].motion, 'tilt'));
  await joint.tabTo('input[name="passing"]');
  await joint.press(Key.ARROW_DOWN);
  await eventually(async () => assert.deepEqual(await said(joint), ['vertebral-artery']));
});

onJoint('the head follows the hand, stops at its ends, and waits for the hand to come back', async (joint) => {
  const grip = await joint.place('nod', 0.3, 0.4);
  const [x, y] = grip;
  await joint.drag([grip, [x, y + 12]]);
  const back = await joint.angle();
  assert.ok(back > 0 && back <= 15, `down at the back of the head tips it back: ${back}`);
  await joint.drag([[x, y + 12], [x, y + 200]]);
  assert.equal(await joint.angle(), 15);
  await joint.set('nod', 0);
  await joint.drag([grip, [x, y + 200], [x, y + 150], [x, y]]);
  assert.ok(Math.abs(await joint.angle()) <= 2, `back where it began: ${await joint.angle()}`);
});

onJoint('let go outside the drawing it is let go, and stays in its range', async (joint) => {
  const grip = await joint.place('nod', 0.3, 0.4);
  await joint.drag([grip, [3, 3]]);
  const left = await joint.angle();
  assert.ok(left >= -5 && left <= 15);
  await joint.driver.actions().move({ x: grip[0], y: grip[1], duration: 0 }).perform();
  assert.equal(await joint.angle(), left, 'a pointer that presses nothing moves nothing');
});

onJoint('a second finger changes nothing that the first one holds', async (joint) => {
  const [x, y] = await joint.place('nod', 0.3, 0.4);
  const [otherX, otherY] = await joint.place('nod', 0.7, 0.4);
  await joint.touch([
    [[x, y]], [[x - 4, y]], [[x - 6, y], [otherX, otherY]], [[x - 8, y], [otherX + 90, otherY + 30]], [[x - 8, y], [otherX - 150, otherY + 90]],
  ]);
  const angle = await joint.angle();
  assert.ok(angle >= -5 && angle <= 15, String(angle));
  await joint.set('nod', 7);
  assert.equal(await joint.angle(), 7, 'and it answers still');
}, CHROMIUM);

onJoint('restricted: the same hand reaches less far, the arc is drawn, and it is called the practitioner’s view', async (joint) => {
  const arc = () => joint.run(() => [...document.querySelectorAll('.arc .restricted')].filter((path) => path.getClientRects().length > 0).length);
  assert.equal(await arc(), 0);
  await joint.set('nod', 15);
  await joint.choose('restricted');
  await eventually(async () => assert.equal(await joint.angle(), MOTIONS.nod.restricted[1], 'it gives way at once'));
  assert.equal(await arc(), 1);
  await joint.set('nod', -5);
  assert.equal(await joint.angle(), MOTIONS.nod.restricted[0]);
  const words = await joint.run(() => document.querySelector('.joint').innerText);
  assert.match(words, /restricted: the practitioner’s view/);
  assert.match(words, /not a test/);
  await joint.choose('free');
  await joint.set('nod', 15);
  assert.equal(await joint.angle(), 15);
  await joint.choose('turn');
  await joint.choose('restricted');
  await joint.set('turn', 36);
  assert.equal(await joint.angle(), 36, 'the joint below has no smaller range');
});

onJoint('each thing that passes has its sentence, and the drawing opens for it', async (joint) => {
  await joint.choose('tilt');
  for (const part of ['vertebral-artery', 'spinal-cord', 'suboccipital-nerve', 'greater-occipital-nerve']) {
    await joint.choose(part);
    await eventually(async () => assert.deepEqual(await said(joint), [part]));
    const shown = () => joint.run((name) => {
      const plate = [...document.querySelectorAll('[data-motion="tilt"] .plate')].filter((svg) => getComputedStyle(svg).visibility === 'visible');
      const strength = (css) => [...plate[0].querySelectorAll(css)].map((element) => Number(getComputedStyle(element).opacity));
      return { plates: plate.map((svg) => svg.dataset.shows), own: Math.min(...strength(`[data-part="${name}"]`)) };
    }, part);
    // One drawing fades into the other.
    await eventually(async () => assert.deepEqual(await shown(), { plates: ['opened'], own: 1 }));
  }
  await joint.choose('none');
  await eventually(async () => assert.deepEqual(await said(joint), ['none']));
});

/** What is said of what passes, to be seen. */
function said(joint) {
  return joint.run(() => [...document.querySelectorAll('.said')].filter((words) => getComputedStyle(words).visibility === 'visible').map((words) => words.dataset.passing));
}

onJoint('shown once, it goes to both ends and comes to rest', async (joint) => {
  await joint.run(() => {
    const drawing = document.querySelector('[data-motion="nod"] [data-angle]');
    document.documentElement.dataset.seen = '[]';
    new MutationObserver(() => {
      const { dataset } = document.documentElement;
      dataset.seen = JSON.stringify([...JSON.parse(dataset.seen), Number(drawing.dataset.angle)]);
    }).observe(drawing, { attributes: true, attributeFilter: ['data-angle'] });
  });
  let looked = 0;
  await joint.tap('[data-motion="nod"] [data-plays]');
  await eventually(async () => {
    const seen = JSON.parse(await joint.run(() => document.documentElement.dataset.seen));
    const [least, most] = [Math.min(...seen), Math.max(...seen)];
    const rests = seen.slice(looked).some((angle) => angle !== 0) && seen.at(-1) === 0;
    // Between two frames it passes an end by a tenth; where a busy machine draws hardly any, by more: then it is looked at once more.
    const ends = least <= -4.5 && most >= 14.5;
    if (rests && !ends) {
      looked = seen.length;
      await joint.tap('[data-motion="nod"] [data-plays]');
    }
    assert.ok(ends && rests, `${seen.length} angles, ${least} to ${most}, last ${seen.at(-1)}`);
  });
});

onJoint('reduced motion: nothing moves by itself, hands still do', async (joint, { engine }) => {
  await engine.devTools('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
  assert.equal(await joint.run(() => document.querySelector('[data-plays]').getClientRects().length), 0, 'nothing offers to move by itself');
  await joint.set('nod', 9);
  assert.equal(await joint.angle(), 9);
}, CHROMIUM);

onJoint('nothing is asked for after load, nothing is refused', async (joint) => {
  await joint.settle();
  const { errors, violations } = await joint.watched();
  assert.deepEqual([errors, violations], [[], []]);
  const before = await joint.run(() => performance.getEntriesByType('resource').length);
  for (const value of ['tilt', 'spinal-cord', 'restricted', 'turn', 'none', 'free', 'nod']) await joint.choose(value);
  await joint.set('nod', 12);
  await joint.settle();
  assert.equal(await joint.run(() => performance.getEntriesByType('resource').length), before);
});

onJoint('coming alive shifts nothing', async (joint, { engine }) => {
  for (const [width, height] of [[390, 844], [820, 1180], [1180, 820]]) {
    await engine.viewport(width, height);
    await joint.open(JOINT_PAGE);
    await joint.settle();
    assert.deepEqual((await joint.watched()).shifts, [], `${width} × ${height}`);
  }
}, CHROMIUM);

onJoint('no finding of axe in any theme, whatever is chosen', async (joint) => {
  await assertNoFindingsInThemes(joint, 'as it opens');
  await joint.run(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
  for (const value of ['tilt', 'turn', 'nod', 'restricted', 'spinal-cord', 'vertebral-artery', 'suboccipital-nerve', 'greater-occipital-nerve']) {
    await joint.choose(value);
    await assertNoFindingsInThemes(joint, value, ['light', 'dark']);
  }
}, CHROMIUM);

onJoint('from 320 to 1600 px nothing sticks out and every control has room for a finger', async (joint, { engine }) => {
  for (const [width, height] of [[320, 640], [390, 844], [844, 390], [820, 1180], [1180, 820], [1600, 900]]) {
    await engine.viewport(width, height);
    await joint.open(JOINT_PAGE);
    const found = await joint.run(() => {
      document.querySelectorAll('details').forEach((details) => { details.open = true; });
      const wide = document.documentElement.clientWidth;
      const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
      const tag = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 90);
      const out = [...document.querySelectorAll('body *')].filter((element) => {
        if (element.closest('svg') && !element.matches('svg')) return false;
        const { left, right, width: wide_, height: high } = element.getBoundingClientRect();
        return wide_ > 1 && high > 1 && (left < -0.5 || right > wide + 0.5);
      });
      const small = [...document.querySelectorAll('a[href], button, summary, input')].filter(seen).filter((element) => {
        const { width: w, height: h } = element.getBoundingClientRect();
        return w < 43.5 || h < 43.5;
      });
      return { out: out.map(tag), small: small.map(tag) };
    });
    assert.deepEqual(found, { out: [], small: [] }, `${width} × ${height}`);
  }
}, CHROMIUM);

for (const condition of ['noScripts', 'wasmMissing', 'wasmRefused']) {
  cases.push([`${condition}: the plates stand still with their range as text, and views can be chosen`, async (page) => {
    const joint = JointPage.of(page);
    await joint.openStill(JOINT_PAGE, condition);
    for (const [motion, range] of [['nod', '5° forward to 15° back'], ['tilt', '5° to each side'], ['turn', '36° to each side']]) {
      await joint.tap(`label:has(input[value="${motion}"])`);
      await eventually(async () => {
        const [seen] = await joint.stands();
        assert.deepEqual([seen.motion, seen.angle], [motion, 0]);
      });
      const figure = await joint.run((name) => {
        const element = document.querySelector(`[data-motion="${name}"]`);
        const slider = element.querySelector('input[type="range"]');
        return { words: element.innerText, paths: element.querySelectorAll('.plate path').length, slider: slider.disabled || slider.getClientRects().length === 0 };
      }, motion);
      assert.ok(figure.words.includes(range), figure.words);
      assert.ok(figure.paths > 20 && figure.slider, JSON.stringify(figure));
    }
    const words = await joint.run(() => document.body.innerText);
    for (const sentence of [/roughly 15 to 25°/, /not a test/, /Nothing found shows/, /works both ways/]) assert.match(words, sentence);
    assert.ok(await joint.run(() => document.querySelectorAll('[data-booking]').length) > 0, 'booking is there');
  }]);
}

cases.push(['from the map: the list and, with the muscles away, the drawing lead to the joint', async (page) => {
  for (const address of ['/', '/muscles/suboccipitals/']) {
    await page.open(address);
    await page.tap(`.panel a[href="${JOINT_PAGE}"]`);
    await page.arrived(/^\/joints\/occipitoatlantal\/$/);
  }
  for (const address of ['/?layer=bone', '/?layer=bone&side=left', '/?layer=deep', '/?layer=bone&view=back']) {
    await page.open(address);
    const ring = 'svg[data-main] [data-joint="occipitoatlantal"]';
    await eventually(async () => assert.ok(await page.run((css) => document.querySelector(css).getBoundingClientRect().width > 0, ring), address));
    await page.tap(ring);
    await page.arrived(/^\/joints\/occipitoatlantal\/$/);
  }
}]);

cases.push(['from the map: where the muscles are, the joint takes no tap and no key', async (page) => {
  for (const address of ['/', '/?view=back', '/?view=back&layer=deep', '/?layer=skin', '/?view=front&layer=bone']) {
    await page.open(address);
    const seen = await page.run(() => [...document.querySelectorAll('svg[data-view] [data-joint]')].filter((ring) => !ring.closest('[display="none"]')).length);
    assert.equal(seen, 0, address);
  }
  await page.open('/?view=back&layer=deep');
  await page.tap(control.region('suboccipitals', 'right'));
  await eventually(async () => assert.deepEqual(await page.chosen(), ['suboccipitals right']));
}]);

cases.push(['from the map: arrow keys come by the joint', async (page) => {
  await page.open('/?layer=bone');
  await page.tabTo('svg[data-main] [data-muscle], svg[data-main] [data-joint]');
  const directions = [Key.ARROW_UP, Key.ARROW_LEFT, Key.ARROW_DOWN, Key.ARROW_RIGHT];
  for (let step = 0; step < 16; step += 1) {
    if (await page.run(() => document.activeElement.matches('[data-joint]'))) break;
    await page.press(directions[step % 4]);
  }
  assert.match(await page.focused(), /data-joint="occipitoatlantal"/);
  await page.press(Key.ENTER);
  await page.arrived(/^\/joints\/occipitoatlantal\/$/);
}]);

/** axe goes through the whole page many times in a case, s. */
const limit = () => 300;

export default { cases, limit };
