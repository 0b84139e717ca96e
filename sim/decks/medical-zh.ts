import { createDeck } from './deck.js'

/** Medical questions in Chinese, by department. */
export const MEDICAL_ZH = createDeck(
  {
    who: '我父亲|我母亲|我爱人|我|孩子|奶奶|同事|外公|我姐姐|邻居老人|患者|病人',
    age: '{3..88}岁',
    time: '{2..30}天|{2..11}个月|{1..9}年|一周多|半个月|昨天晚上开始',
    sex: '男|女',
    heart: '胸闷|心慌|气短|血压{130..190}|早搏|下肢水肿|心前区疼痛|夜间憋醒|头晕',
    lung: '咳嗽|咳痰带血|低烧|喘息|胸痛|咽痒|盗汗|呼吸困难|声音嘶哑',
    gut: '胃痛|反酸|腹胀|便血|腹泻|便秘|恶心|食欲不振|黄疸|呃逆',
    skin: '红疹|脱皮|瘙痒|水疱|色斑|脱发|指甲变厚|痤疮|荨麻疹',
    bone: '膝盖疼|腰痛|手指麻木|肩周僵硬|足跟痛|关节肿胀|骨密度偏低|颈部酸痛',
    child: '发烧{38..40}度|不爱吃饭|夜里哭闹|咳嗽有痰|拉肚子|出疹子|个子偏矮|磨牙|流鼻血',
    woman: '月经推迟{5..40}天|痛经|怀孕{5..38}周出血|乳房结节|白带异常|潮热|备孕半年未成|产后脱发',
    mind: '失眠|焦虑|情绪低落|头痛|手抖|记忆力下降|眩晕|耳鸣|面部麻木',
    drug: '阿司匹林|二甲双胍|布洛芬|阿莫西林|奥美拉唑|氨氯地平|蒙脱石散|甲钴胺|左甲状腺素|氯雷他定|阿托伐他汀|头孢克肟|炉甘石洗剂|中药汤剂',
    test: '血常规|心电图|胃镜|CT|核磁共振|B超|肝功能|甲状腺功能|尿常规|肺功能|骨密度检查|过敏原检测',
    past: '有糖尿病史|有高血压史|对青霉素过敏|抽烟二十年|做过手术|无特殊病史|长期熬夜|家族有类似情况|正在哺乳|有慢性胃炎',
    ask: '请问是什么原因？|需要做哪些检查？|应该怎么治疗？|能不能用{drug}？|饮食上要注意什么？|严重吗，要不要住院？|需要停用{drug}吗？|会不会遗传？|多久能好？|和{drug}有关系吗？',
  },
  [
    [
      '{who}，{sex}，{age}，{heart}、{heart}{time}，{past}，{test}提示异常。{ask}',
      '{age}{sex}性，{heart}{time}，服用{drug}后仍有{heart}。{ask}',
      '{past}，最近{heart}，{ask}{ask}',
    ],
    [
      '{who}{age}，{lung}伴{lung}{time}，{past}。{ask}',
      '{lung}{time}，吃了{drug}不见好，{test}还没做。{ask}',
      '{age}，{sex}，{lung}，{test}有阴影，{ask}',
    ],
    [
      '{who}{age}，{gut}{time}，饭后{gut}加重，{past}。{ask}',
      '{sex}，{age}，{test}示轻度异常，{gut}反复{time}。{ask}',
      '{gut}和{gut}同时出现{time}，正在服用{drug}，{ask}',
    ],
    [
      '{who}{skin}{time}，用{drug}后{skin}，{past}。{ask}',
      '{age}{sex}，{skin}反复发作{time}，{test}正常。{ask}',
      '脸上{skin}，身上{skin}，{ask}',
    ],
    [
      '{who}，{age}，{bone}{time}，活动后加重，{past}。{ask}',
      '{test}显示退变，{bone}伴{bone}{time}，{ask}',
      '{sex}{age}，{bone}，按摩{time}无效，{ask}',
    ],
    [
      '宝宝{2..36}个月，{child}{time}，吃过{drug}。{ask}',
      '孩子{3..14}岁，{child}，{child}，{test}要不要做？{ask}',
      '{child}{time}，精神还可以，{past}，{ask}',
    ],
    [
      '{age}，{woman}，{test}结果待定，{past}。{ask}',
      '{woman}{time}，用过{drug}，{ask}',
      '女，{age}，{woman}伴{woman}，{ask}',
    ],
    [
      '{who}{age}，{mind}{time}，白天{mind}，{past}。{ask}',
      '{mind}、{mind}{time}，{test}未见异常，服用{drug}，{ask}',
      '{sex}，{age}，换工作后{mind}，{ask}',
    ],
  ],
)
