/** One made-up word of a name with its pinyin initials. */
export interface Word {
  readonly zh: string;
  readonly initials: string;
}

/** `云y 岚l`: each word, then its initials. */
function words(text: string): readonly Word[] {
  return text.split(' ').map((word) => {
    const zh = word.replaceAll(/[a-z]/g, '');
    return { zh, initials: word.slice(zh.length) };
  });
}

/** The first and the second character of an invented place; together 3,600 pairs. */
export const placeWords = {
  first: words(
    '云y 岚l 澄c 栖q 雁y 朔s 桐t 望w 清q 松s 柳l 梅m 竹z 荷h 枫f 银y 金j 玉y 碧b 翠c 紫z 丹d 锦j 瑞r 祥x 安a 宁n 和h 泰t 永y 新x 广g 平p 丰f 文w 武w 明m 晴q 霞x 星x 凤f 龙l 鹤h 鹿l 石s 沙s 溪x 泉q 青q 白b 素s 秋q 春c 东d 南n 西x 北b 中z 景j 嘉j',
  ),
  second: words(
    '岭l 溪x 河h 川c 湾w 洲z 浦p 渡d 桥q 陵l 丘q 原y 泽z 湖h 江j 海h 山s 峰f 谷g 屏p 关g 津j 台t 城c 阳y 阴y 源y 塘t 浪l 田t 林l 坪p 坡p 坝b 沟g 岗g 集j 店d 庄z 寨z 堡b 营y 峡x 滩t 岸a 门m 口k 水s 潭t 井j 沃w 垣y 埠b 圩x 墩d 坂b 岐q 崖y 嵩s 麓l 隅y',
  ),
} as const;

/** A kind of body of one level: the code of `data/agency-kinds.json`, its full and short name after the place's. */
export interface BodyName {
  readonly kind: string;
  readonly full: Word;
  readonly short: Word;
}

const body = (kind: string, full: string, short = full): BodyName => {
  const [first] = words(full);
  const [second] = words(short);
  return { kind, full: first ?? { zh: full, initials: '' }, short: second ?? { zh: short, initials: '' } };
};

/** The bodies every division has, in the order of `data/agency-kinds.json`. */
export const bodyNames: readonly BodyName[] = [
  body('zf', '人民政府rmzf', '政府zf'),
  body('zfb', '人民政府办公室rmzfbgs', '政府办zfb'),
  body('fg', '发展和改革局fzhggj', '发改局fgj'),
  body('jy', '教育局jyj'),
  body('kj', '科学技术局kxjsj', '科技局kjj'),
  body('gx', '工业和信息化局gyhxxhj', '工信局gxj'),
  body('ga', '公安局gaj'),
  body('mz', '民政局mzj'),
  body('sf', '司法局sfj'),
  body('cz', '财政局czj'),
  body('rs', '人力资源和社会保障局rlzyhshbzj', '人社局rsj'),
  body('zrzy', '自然资源和规划局zrzyhghj', '自然资源局zrzyj'),
  body('sthj', '生态环境局sthjj'),
  body('zj', '住房和城乡建设局zfhcxjsj', '住建局zjj'),
  body('cg', '城市管理局csglj', '城管局cgj'),
  body('jt', '交通运输局jtysj', '交通局jtj'),
  body('sl', '水利局slj'),
  body('ny', '农业农村局nyncj'),
  body('sw', '商务局swj'),
  body('wl', '文化和旅游局whhlyj', '文旅局wlj'),
  body('wj', '卫生健康委员会wsjkwyh', '卫健委wjw'),
  body('yj', '应急管理局yjglj', '应急局yjj'),
  body('sj', '审计局sjj'),
  body('gz', '国有资产监督管理局gyzcjdglj', '国资局gzj'),
  body('scjg', '市场监督管理局scjdglj', '市监局sjj'),
  body('ty', '体育局tyj'),
  body('tj', '统计局tjj'),
  body('xf', '信访局xfj'),
  body('mf', '国防动员办公室gfdybgs', '国动办gdb'),
  body('zwfw', '政务服务管理局zwfwglj', '政务局zwj'),
  body('tzcj', '投资促进局tzcjj', '投促局tcj'),
];

/** The towns of a county, named after these; each has a government of its own. */
export const townNames: readonly Word[] = words(
  '柳湾lw 青禾qh 临渡ld 石桥sq 南坪np 北沟bg 东集dj 西店xd 清水qs 黄岗hg 双井sj 高庄gz',
);
