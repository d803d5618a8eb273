import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure } from '../../measure/define.ts'
import { readVideos } from '../../measure/video/video-book.ts'
import { videoAsks } from '../../measure/video/video-facts.ts'
import { videoParam, videoPeriod } from '../../measure/video/video-question.ts'
import { adviceFor, advices } from './advice.ts'
import { besidePeers, peersOf } from './beside-peers.ts'

export const videoBrief = defineMeasure({
  id: 'video-brief',
  group: 'live',
  title: { en: 'Brief for the next cut', zh: '下一版剪辑简报' },
  doc: {
    en: 'What the next cut of a video should keep, cut or move, each line with the figures that it rests on: parts that hold or lose more than the brand’s other videos of like length (99% interval), the stretch in which more of its viewers order or click than in the others that are known (95%), and a product or a call to action that comes when fewer than 50% and 30% still watch. Every line stands in English and Chinese, to be handed on. Figures say where people left, not why.',
    zh: '下一版应保留、剪掉或提前什么，每条附依据：比时长相近的其他视频更留人或更流失的片段（99% 区间）、观众下单或点击比例明显高于其他已知位置的片段（95%），以及出现时观众已不足 50% 的商品、不足 30% 的行动引导。每条均有中英文，可直接转给剪辑。数据只说明观众在哪里离开，不说明原因。',
  },
  params: videoPeriod.extend({ video: videoParam }),
  row: z.object({
    place: z.int(),
    advice: z.enum(advices),
    second: z.number().nullable(),
    until: z.number().nullable(),
    value: z.number().nullable(),
    beside: z.number().nullable(),
    english: z.string(),
    chinese: z.string(),
  }),
  columns: {
    place: plain('count', 'Place', '序号'),
    advice: {
      ...plain('text', 'Advice', '建议'),
      values: {
        keep: { en: 'Keep', zh: '保留' },
        cut: { en: 'Cut or shorten', zh: '剪掉或缩短' },
        sells: { en: 'Keep what sells', zh: '保留成交片段' },
        show_earlier: { en: 'Show the product earlier', zh: '商品提前' },
        call_earlier: { en: 'Ask earlier', zh: '引导提前' },
        no_call: { en: 'Add a call to action', zh: '补充引导' },
        few_alike: { en: 'Too few videos alike', zh: '同类视频太少' },
      },
    },
    second: plain('count', 'From second', '起始秒'),
    until: plain('count', 'To second', '结束秒'),
    value: plain('ratio', 'This video', '本视频'),
    beside: plain('ratio', 'Beside', '对照'),
    english: plain('text', 'In English', '英文'),
    chinese: plain('text', 'In Chinese', '中文'),
  },
  chart: { kind: 'table', x: 'advice', y: ['value'] },
  example: { from: '2025-01-01', to: '2025-03-31', video: 'youtube:v-balcony-a' },
  ...videoAsks,
  answer: async (found, p) => {
    const videos = await readVideos(found)
    const video = videos.find(({ key }) => key === p.video)
    if (!video?.curve) return []
    const [whole, peers] = [{ ...video, curve: video.curve }, peersOf(video, videos)]
    return adviceFor(whole, besidePeers(whole, peers), peers.length).map(({ said, ...line }, at) => ({
      ...{ place: at + 1, ...line, english: said.en, chinese: said.zh },
    }))
  },
})
