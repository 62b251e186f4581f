// Gives up what takes longer than it may. It knows nothing of browsers.

/** What took longer than it may. */
export class TooLong extends Error {}

/** What a promise gives, if it does within so many seconds; what it does later is nobody's concern any more. */
export function within(seconds, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TooLong(`${what} took longer than ${seconds} s.`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
