/** Where people listen: music and podcasts. */
export const audioSites = `
  spotify spotify.com open.spotify.com com.spotify.music podcast podcasts podcasts.apple.com apple-podcasts soundcloud soundcloud.com pandora pandora.com
  deezer.com tidal.com music.youtube.com music.163.com y.qq.com kugou.com ximalaya ximalaya.com xiaoyuzhoufm.com castbox.fm overcast.fm pca.st podbean.com anchor.fm audible.* iheart.com stitcher.com joox.com
`
