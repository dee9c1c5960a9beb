// Where the site is: this file lies in its folder `assets`, wherever a page that loads it may be.
const variorum = { root: new URL("..", document.currentScript.src) };
