"""From plain words to ranked entries: features, TF-IDF rows, centroids, the reranker."""
