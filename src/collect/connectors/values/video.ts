import { required } from '../field.ts'

/** The columns that say which video a line is about. */
export const videoFields = {
  video: required(
    'text',
    'Video id',
    '视频编号',
    'video_id | video id | video | content id | 视频编号 | 视频id | 视频 | 作品编号 | 作品id',
  ),
  platform: required('text', 'Platform', '平台', 'platform | channel | network | 平台 | 渠道'),
}
