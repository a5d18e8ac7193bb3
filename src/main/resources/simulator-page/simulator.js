// Switches the language and stays on the page; without it the page keeps the language of the applications.
const languages = document.querySelector('.languages');

function token() {
  const cookie = document.cookie.split('; ').find((each) => each.startsWith('QONYS-XSRF='));
  return cookie ? cookie.slice('QONYS-XSRF='.length) : '';
}

languages.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (!button) {
    return;
  }
  const answer = await fetch('/api/language', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-QONYS-XSRF': token() },
    body: JSON.stringify({ language: button.dataset.language }),
  });
  if (answer.ok) {
    window.location.assign('/simulator');
  }
});
