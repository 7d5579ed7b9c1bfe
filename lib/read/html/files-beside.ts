import { attribute, type Element, isElement } from './tree.ts';

/** A file a report may stand in, wherever an address names it (also viewer.html?file=/2024/report.pdf). */
const fileName = /([^/?=&#]+\.(?:pdf|docx?|wps|ofd|xlsx?|et))(?:[?&#]|$)/i;

function addressOf(element: Element): string {
  switch (element.tagName) {
    case 'a':
      return attribute(element, 'href');
    case 'object':
      return attribute(element, 'data');
    case 'iframe':
    case 'embed':
      return attribute(element, 'src');
    default:
      return '';
  }
}

/** Names of the files a page shows in a frame of its own or links to, in order, each once. */
export function filesBeside(body: Element): string[] {
  const name = fileName.exec(addressOf(body))?.[1];
  const within = body.childNodes.filter(isElement).flatMap(filesBeside);
  return [...new Set([...(name === undefined ? [] : [name]), ...within])];
}
