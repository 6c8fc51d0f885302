import { renderResultsPage } from './results/page.ts';
import { createVsCodeTransport } from './transport.ts';

renderResultsPage(document.body, createVsCodeTransport());
