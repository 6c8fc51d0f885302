import { renderComparePage } from './compare/page.ts';
import { createVsCodeTransport } from './transport.ts';

renderComparePage(document.body, createVsCodeTransport());
