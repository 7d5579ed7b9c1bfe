/**
 * Sentences the form, the regulation and common courtesy prescribe: their being the same in two reports says nothing.
 * They are recognised by their turn of phrase where too few reports are loaded to count how common a sentence is.
 */
const formPhrases: readonly RegExp[] = [
  // The preamble and what it announces.
  /(?:根据|依据|按照|依照).{0,60}(?:条例|通知|法|办法|规定|要求).{0,60}(?:编制|制作|撰写|发布|公布|向社会公布|报告如下)/u,
  /(?:本|年度)报告.{0,20}(?:由|包括|包含|共分).{0,80}(?:组成|部分|情况)/u,
  /(?:统计|数据|报告).{0,6}(?:期限|时限|时间|范围).{0,10}(?:自|从|为|是|截)/u,
  /(?:所列|中所列|列出的|使用的)数据/u,
  /(?:电子版|电子文本|报告全文).{0,30}(?:网站|网|下载|查阅|查看|查询)/u,
  /(?:如|若)(?:有|对|需).{0,24}(?:疑问|问题|意见|建议|了解).{0,16}(?:联系|致电|咨询)/u,
  /联系(?:电话|地址|方式|人)|邮(?:政)?编(?:码)?/u,
  // The lines of the tables and the forms' notes.
  /勾稽关系|区分处理的|行政机关不再处理|不同渠道和方式公开|不同方式回应同一|不包括(?:政府公报|用于)/u,
  /重新出具已获取|维持具体行政行为|法律法规规定的其他情形|第二十条第/u,
  // Statements that there was none, and the answer to section six.
  /(?:没有|无|未有|暂无|不存在).{0,8}(?:其他|其它)?.{0,4}需要.{0,4}报告/u,
  /(?:没有|未|无|不存在).{0,12}(?:收到|发生|产生|收取|收费|受理|接到|申请|复议|诉讼|举报|投诉)/u,
  /(?:收取|发出).{0,10}信息处理费/u,
];

/** Whether a sentence is one of the form's own; line breaks and blanks in it do not matter. */
export function isFormPhrase(sentence: string): boolean {
  const words = sentence.replace(/\s/gu, '');
  return formPhrases.some((phrase) => phrase.test(words));
}
