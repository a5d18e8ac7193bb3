// The demonstration's stand-in for NCALayer: shows what its user does and changes it.
import {ask, attempt} from './pages.js';

const address = '/api/signature/demo/ncalayer';
const mode = document.getElementById('mode');
const show = behaviour => {
  mode.value = behaviour.mode;
};

mode.addEventListener('change', () => attempt(async () => show(await ask(address, {mode: mode.value}))));
attempt(async () => show(await ask(address)));
