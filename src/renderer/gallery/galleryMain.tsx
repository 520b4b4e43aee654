import { createRoot } from 'react-dom/client';
import { languageToShow, openStrings } from '../ui/strings.ts';
import '../ui/theme.css';
import { Gallery } from './Gallery.tsx';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;
await openStrings(languageToShow(asked.get('language') === 'en' ? 'en' : 'fr'));
createRoot(document.querySelector('#root')!).render(<Gallery />);
