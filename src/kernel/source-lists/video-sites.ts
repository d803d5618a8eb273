/** Sites and apps that people open to watch. */
export const videoSites = `
  youtube youtube.com yt youtu.be m.youtube.com com.google.android.youtube youtube-shorts vimeo vimeo.com dailymotion dailymotion.com
  twitch twitch.tv netflix netflix.com hulu hulu.com disneyplus disneyplus.com rumble rumble.com odysee.com veoh.com wistia wistia.com ted ted.com
  bilibili bilibili.com b23.tv m.bilibili.com space.bilibili.com tv.danmaku.bili youku youku.com iqiyi iqiyi.com iq.com v.qq.com tudou.com mgtv.com ixigua ixigua.com
  niconico nicovideo.jp abema.tv tv.naver.com chzzk.naver.com afreecatv.com sooplive.co.kr viu.com rutube.ru crunchyroll.com viki.com
  roku roku-channel ctv fire-tv pluto.tv tubitv.com trueview
`
