// Runs before the first paint, so that a dark screen never flashes white. It is a file of
// its own because the server's content security policy allows no inline script.
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem('suanpan.theme')
  } catch {
    // Storage can be switched off; the system's preference decides then.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
