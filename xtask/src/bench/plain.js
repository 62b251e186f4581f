// A tap in as little script as can be: the next of the recorded changes, `TAPS`, and its address.
{
  let next = 0;
  const at = (way) => way.reduce((element, index) => element.children[index], document.documentElement);
  addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-act], svg[data-main]') || TAPS.length === 0) return;
    event.preventDefault();
    const { address, whole, attributes } = TAPS[next];
    next = (next + 1) % TAPS.length;
    for (const [way, html] of whole) at(way).innerHTML = html;
    for (const [way, name, value] of attributes) {
      if (value === null) at(way).removeAttribute(name);
      else at(way).setAttribute(name, value);
    }
    history.pushState(null, '', address);
  });
}
