// Fills in a demonstration user and lets the reader see what is typed. The page works without it.
const user = document.getElementById('username');
const password = document.getElementById('password');
const reveal = document.getElementById('reveal');

function show(visible) {
  password.type = visible ? 'text' : 'password';
  reveal.setAttribute('aria-pressed', String(visible));
  reveal.textContent = visible ? reveal.dataset.hide : reveal.dataset.show;
}

reveal.hidden = false;
show(false);
reveal.addEventListener('click', () => show(password.type === 'password'));

const cards = document.querySelector('.cards');
if (cards) {
  cards.addEventListener('click', (event) => {
    const card = event.target.closest('.card');
    if (!card) {
      return;
    }
    cards.querySelectorAll('.card').forEach((each) => each.setAttribute('aria-pressed', String(each === card)));
    user.value = card.dataset.user;
    password.value = cards.dataset.password;
    document.querySelector('#sign-in .primary').focus();
  });
}

// Whoever has signed out leaves nothing in this browser, whichever page the way out led from.
if (new URLSearchParams(window.location.search).has('out')) {
  import('/login/forget.js').then(({forget}) => forget());
}

// What stands behind the hash (which task) goes along, so that sign-in returns there; it is never sent to the server.
document.querySelectorAll('form[method=post]').forEach((form) => {
  form.addEventListener('submit', () => {
    form.action = form.action.split('#')[0] + window.location.hash;
  });
});
