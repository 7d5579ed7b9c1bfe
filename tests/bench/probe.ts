/**
 * The page's side of the speed measurement, as text: a compiled function would carry helpers of the compiler with it.
 * `arm()` forgets everything; the next click (or step in the history) starts the clock. `painted()` answers when the figure
 * shows another View, which the picture's name tells (words and picture change together), `whole()` when no part of it is
 * missing. Times are milliseconds since the input event's own time stamp; a frame counts as painted when the first task
 * after it runs.
 */
export const probeScript = `
  (() => {
    const longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
    let input = null;
    let painted = null;
    let whole = null;
    let before = null;
    const panel = () => document.getElementById('figure-panel');
    const shown = () => panel()?.querySelector('[role="group"]')?.getAttribute('aria-label');
    const afterPaint = (done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(0);
    });
    const note = (event) => { input = event.timeStamp; };
    for (const type of ['click', 'popstate']) window.addEventListener(type, note, true);
    const look = () => {
      if (input === null || !panel()?.querySelector('svg') || shown() === before) return;
      if (painted === null) { painted = 0; afterPaint((at) => { painted = at - input; }); }
      if (whole === null && !panel().querySelector('[aria-busy="true"]')) {
        whole = 0;
        afterPaint((at) => { whole = at - input; });
      }
    };
    document.addEventListener('DOMContentLoaded', () => {
      new MutationObserver(look).observe(document.body, {
        childList: true, subtree: true, attributes: true, attributeFilter: ['aria-busy', 'aria-label'],
      });
    });
    const until = (value) => new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('bench: nothing was painted within 30 s')), 30000);
      const wait = () => (value() ? resolve(value()) : setTimeout(wait, 20));
      wait();
    });
    window.probe = {
      arm() {
        before = shown();
        input = painted = whole = null;
      },
      painted: () => until(() => painted),
      whole: () => until(() => whole),
      longTasks: () => longTasks.splice(0),
    };
  })();
`;
