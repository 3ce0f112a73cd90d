"""Notes in the scripts every hand here can write."""

NOTES = {
    "English": "Inês — three mugs now, you’re building a set without telling me! I kept back the "
    "one with the thumbprint in the glaze.",
    "short": "Jo, the blue one is my favourite.",
    "German": "Die Schürze war die letzte aus dem grünen Ballen; ich hab sie ungern hergegeben.",
    "French": "Élodie, l’émail a coulé « tout seul » ; je n’ai rien osé y changer !",
    "Polish": "Łukasz, to był najcięższy dzban tej zimy. Źle pakowany wróciłby w kawałkach.",
    "Czech": "Šárko, tenhle hrnek je z druhého výpalu; příliš žluťoučký, ale váš.",
    "Greek": "Ελένη, το χερούλι το ξανάκανα τρεις φορές, τώρα πια κρατιέται σωστά.",
    "Ukrainian": "Олено, полив ліг так, як ви просили: їжак ледь видно під ґанком.",
    "Vietnamese": "Nguyễn, chiếc bát này nung ở ngăn trên cùng nên men sẫm hơn một chút.",
    "two lines": "Dear Sam,\nmay it hold many breakfasts.",
}
