import { type Breach, breachesOnly, type CheckContext, type Outcome } from '../context.ts';

/** Short and full names of fields of work, as they stand before 厅 or 局. */
const fields: readonly (readonly string[])[] = [
  ['科技', '科学技术'],
  ['教育'],
  ['公安'],
  ['民政'],
  ['司法'],
  ['财政'],
  ['人社', '人力资源和社会保障'],
  ['自然资源'],
  ['生态环境'],
  ['住建', '住房和城乡建设'],
  ['交通', '交通运输'],
  ['水利'],
  ['农业农村'],
  ['商务'],
  ['文旅', '文化和旅游'],
  ['工信', '工业和信息化'],
  ['应急', '应急管理'],
];

/** One bare mention may mean the department above; a name that keeps coming back was copied. */
const copiedMentions = 2;

/**
 * The report speaks of its own agency only. A bureau that keeps calling itself the province's 厅, or a signature of
 * another place, is text copied from another report.
 */
export function sameAgency(context: CheckContext): Outcome {
  const { agency } = context.identity;
  if (agency === null) return breachesOnly([]);
  return breachesOnly([...copiedDepartment(agency, context), ...foreignSignature(agency, context)]);
}

function copiedDepartment(agency: string, context: CheckContext): Breach[] {
  if (/厅$/u.test(agency)) return [];
  const names = fields.find((field) => field.some((name) => agency.includes(name))) ?? [];
  return names.flatMap((name) => {
    const bare = new RegExp(`(?<![省区国部治疆西夏古]|[省区]级)${name}厅`, 'gu');
    const count = [...context.document.text.matchAll(bare)].length;
    return count < copiedMentions ? [] : [breach(agency, `${name}厅`, `${name}厅 ×${count}`)];
  });
}

const place =
  /^(\p{Script=Han}{2,9}?(?:省|自治区|自治州|市|县|区|旗))\p{Script=Han}{2,20}(?:局|厅|委员会|人民政府|办公室)$/u;

function foreignSignature(agency: string, context: CheckContext): Breach[] {
  const signature = context.document.blocks
    .slice(-4)
    .map((block) => (block.kind === 'paragraph' ? block.text.replace(/\s/gu, '').replace(/20\d{2}年.*$/u, '') : ''))
    .find((text) => place.test(text));
  const theirs = signature === undefined ? undefined : place.exec(signature)?.[1];
  const ours = place.exec(agency)?.[1];
  if (signature === undefined || theirs === undefined || ours === undefined) return [];
  return signature.includes(ours) || agency.includes(theirs) ? [] : [breach(agency, signature, signature)];
}

function breach(agency: string, other: string, actual: string): Breach {
  return { expected: agency, actual, words: { other }, facts: [], verdict: 'report_says_so' };
}
