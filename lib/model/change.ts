/**
 * Words for a change in the place of a signed number, as they stand under 本年增/减 of the form of 2019 (增2, 减少3, 无变化): the number in digits
 * ("+2", "-3", "0"); any other text as it is. `text` in half-width characters.
 */
export function changeInDigits(text: string): string {
  return text
    .replace(/^(?:新增|增加?|↑)(?=\d)/u, '+')
    .replace(/^(?:减少?|↓)(?=\d)/u, '-')
    .replace(/^(?:无变化|无增减|未变化|不变|未变|持平)$/u, '0');
}
