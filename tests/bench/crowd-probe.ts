/**
 * The page's side of measuring how it answers, as text: a compiled function would carry helpers of the compiler with it.
 * `arm()` forgets everything; the next input starts the clock. `painted()` answers the milliseconds from its time stamp to the first frame in
 * which `selector` finds something (by itself the next frame); `longest()` the longest task since it was asked last.
 */
export const crowdProbe = `
  (() => {
    let tasks = [];
    new PerformanceObserver((list) => {
      for (const { duration, startTime } of list.getEntries()) tasks.push({ duration, startTime });
    }).observe({ type: 'longtask', buffered: true });
    let input = null;
    for (const type of ['click', 'keydown', 'input', 'wheel'])
      window.addEventListener(type, (event) => { input ??= event.timeStamp; look(); }, true);
    let wanted = 'body';
    let painted = null;
    const look = () => requestAnimationFrame(() => {
      if (painted !== null) return;
      if (!document.querySelector(wanted)) { look(); return; }
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { painted ??= performance.now() - input; };
      channel.port2.postMessage(0);
    });
    const until = (value) => new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('bench: nothing was painted within 60 s')), 60000);
      const wait = () => (value() === null ? setTimeout(wait, 5) : resolve(value()));
      wait();
    });
    window.crowd = {
      arm(selector) { wanted = selector ?? 'body'; input = painted = null; },
      painted: () => until(() => painted),
      longest() {
        const found = Math.max(0, ...tasks.map(({ duration }) => duration));
        tasks = [];
        return found;
      },
    };
  })();
`;
