"""Matching: from a text to ranked entries, with the confidence in the best answer.

Words. Text is reduced to plain words (`text.tokens`), misspelt ones are repaired (`text.spelling`),
and the words give features f of weight w_f (`ranking.features`): stems, figures, pairs of
neighbours, synonyms, actors, attribution, question types.

TF-IDF rows (`ranking.tfidf`). Of N entries n_f have the feature f in any of their texts:

    idf_f = ln((N + 1) / (n_f + 1/2))        v_f = w_f idf_f        x = v / |v|

The texts of the background of off-topic questions count as several entries in all; a stem
that no text has adds to |v| as a fraction of the rarest feature.

Centroids (`ranking.centroids`). Of an entry e with texts t, each of weight r_t (phrasing 1,
statement less, near miss 0), and l < 1, so that entries of many texts are not made too small:

    S_f = sum over t of r_t x_tf        c_f = sqrt(S_f) / |sqrt(S)|^l

Trigrams g of the stems join both: y_g = a w_f idf_g in a question, and in the centroid's sums
S_g = a idf_g (sum over the stems f that have g of S_f / idf_f).

Evidence. Of a question q with the vector v and the trigrams y, the second term only where the
first is positive:

    E(q, e) = (v . c_e + y . c_e) / sqrt(|v|^2 + |y|^2)

Reranker (`ranking.scoring`). A multinomial logistic regression, trained on the rows of the nearest
phrasings of the entries with the most evidence, gives p(e | q).

    score(q, e) = E(q, e) p(e | q)^b

with b = 0 in bases whose entries have few phrasings.

Confidence (`confidence`). Of the best answer's signals s_i, with fitted means m_i, weights k_i and
intercept k_0 (`data/confidence.json`):

    P(right | q) = 1 / (1 + exp(-(k_0 + sum over i of k_i (s_i - m_i))))

Every number in this is in `settings`, with the measurement that chose it.
"""

from bot.matching.entries import Candidate, EntryKind, Match
from bot.matching.matcher import Matcher, Matching
from bot.matching.text.common import everyday_words
from bot.matching.text.information import telling
from bot.matching.text.lexicon import Lexicon, Mention, attributed_to, attributions, mentions
from bot.matching.text.tokens import TEXT_LENGTH, bare, is_stopword, stem, words

__all__ = [
    "TEXT_LENGTH",
    "Candidate",
    "EntryKind",
    "Lexicon",
    "Match",
    "Matcher",
    "Matching",
    "Mention",
    "attributed_to",
    "attributions",
    "bare",
    "everyday_words",
    "is_stopword",
    "mentions",
    "stem",
    "telling",
    "words",
]
