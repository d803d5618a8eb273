/** Everything stands within the height of the host, which the page reserves, so that nothing moves when it comes. */
export const styleOf = (ratio: string): string => `
:host{display:block;height:420px;overflow:hidden}
section{height:100%;display:grid;grid-template-rows:auto minmax(0,1fr);font:inherit;color:inherit}
h2{font:inherit;font-size:1.15em;font-weight:600;line-height:1.3;margin:0 0 .5em}
ul{list-style:none;margin:0;padding:4px;height:100%;box-sizing:border-box;display:flex;gap:12px;overflow-x:auto;scroll-snap-type:x proximity}
li{flex:none;height:100%;scroll-snap-align:start}
a{display:block;height:100%;color:inherit;text-decoration:none;border-radius:8px}
a:focus-visible{outline:3px solid Highlight;outline-offset:1px}
img,video{display:block;height:calc(100% - 2.4em);aspect-ratio:${ratio};object-fit:cover;border-radius:8px;background:rgba(128,128,128,.15)}
span{display:block;width:0;min-width:100%;line-height:2.4em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
a:hover span{text-decoration:underline}`
