// Binds the passkey button of a page to the browser's own dialogue, and says so when it fails.
(function () {
  const button = document.querySelector('[data-passkey]')
  if (!button) return
  const form = button.dataset.passkey
  const ids = { credential: 'id_credential', data: 'js_data' }
  ids[form === 'addForm' ? 'add' : 'authenticate'] = button.id
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    document.getElementById('passkey-fout').hidden = false
  })
  window.allauth.webauthn.forms[form]({ ids: ids })
})()
